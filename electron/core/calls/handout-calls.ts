import { unitNames } from "../project/unit-names.ts";
import { giveSheets, listHandouts, returnSheets } from "../registers/handouts/handouts.ts";
import { profileNames } from "../reports/log-words/land-words.ts";
import type { HandlersOf } from "./handler.ts";

export const handoutHandlers: HandlersOf<"handouts"> = {
  "handouts.list": ({ scope }, session) => {
    const project = session.project();
    const nameOf = unitNames(project);
    const packs = listHandouts(project, scope.code).map((pack) => ({
      ...pack,
      groupName: nameOf(pack.groupCode),
      profileName: profileNames[pack.profile],
    }));
    return { packs };
  },
  "handouts.give": (given, session) => {
    giveSheets(session.project(), given);
    return {};
  },
  "handouts.return": ({ uids, returnedOn, note }, session) => {
    returnSheets(session.project(), uids, { on: returnedOn, note });
    return {};
  },
};
