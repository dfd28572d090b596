import { optionDefaults } from "../../../seeds/option-defaults.ts";
import { optionKeys } from "../project/option-keys.ts";
import { getOption, setOption, setUnitName, setVillageShares } from "../project/settings.ts";
import { listUnits } from "../reports/unit-list.ts";
import type { HandlersOf } from "./handler.ts";

type OptionKey = keyof typeof optionKeys;

export const settingsHandlers: HandlersOf<"settings" | "units" | "unit" | "village"> = {
  "settings.get": (_input, session) => ({
    options: (Object.keys(optionKeys) as OptionKey[]).map((key) => {
      const { title, choices } = optionKeys[key];
      const defaultValue = optionDefaults[key];
      return { key, title, defaultValue, choices, value: getOption(session.project(), key) };
    }),
  }),
  "settings.set": ({ key, value }, session) => {
    setOption(session.project(), key, value);
    return {};
  },
  "units.list": (_input, session) => ({ units: listUnits(session.project()) }),
  "unit.rename": ({ code, name }, session) => {
    setUnitName(session.project(), code, name);
    return {};
  },
  "village.shares": ({ code, sharesOnly }, session) => {
    setVillageShares(session.project(), code, sharesOnly);
    return {};
  },
};
