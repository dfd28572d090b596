import type { CallInput } from "../../../shared/contract/calls.ts";
import { AppError } from "../../../shared/contract/errors.ts";
import { given } from "../../../shared/contract/given.ts";
import { meetingTypeNames } from "../../../shared/ledger/meetings/meeting-facts.ts";
import { sheetRegisters } from "../exchange/sheet-registers.ts";
import { importSheet, planSheet, type SheetRequest } from "../exchange/sheet-table/import-sheet.ts";
import { sheetFacts } from "../exchange/sheet-table/sheet-facts.ts";
import { templateBytes } from "../exchange/sheet-table/template.ts";
import { unitNames } from "../project/unit-names.ts";
import { listMeetings, saveMeeting } from "../registers/meetings/meetings.ts";
import { listPeople, savePerson } from "../registers/people/people.ts";
import { listUnitFacts, saveUnitFacts } from "../registers/units/unit-facts.ts";
import type { HandlersOf } from "./handler.ts";
import { plainBytes } from "./plain-bytes.ts";

const firstRows = 20;
const listedKeys = 20;
const listedNotes = 200;

function requestOf(input: CallInput<"registers.preview">): SheetRequest {
  const { source, mode, chosen, villageCode, doubtful } = input;
  return { source, mode, ...given({ chosen, villageCode, doubtful }) };
}

/** Columns that the sheet has. */
function filled<Value>(cells: Readonly<Partial<Record<string, Value>>>): Record<string, Value> {
  const present = Object.entries(cells).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return Object.fromEntries(present);
}

function withFirstNotes<Note>(facts: { notes: readonly Note[] }) {
  return { notes: facts.notes.slice(0, listedNotes), notesTotal: facts.notes.length };
}

export const registerHandlers: HandlersOf<"registers" | "meetings" | "villages" | "people"> = {
  "registers.preview": async (input, session, context) => {
    const register = sheetRegisters[input.register];
    try {
      const plan = await planSheet(session.project(), register, requestOf(input), context);
      const facts = sheetFacts(register, plan);
      return {
        refusal: null,
        preview: {
          ...facts,
          register: input.register,
          ...withFirstNotes(facts),
          columns: register.columns.map(({ key, heading }) => ({ key, heading })),
          firstRows: plan.rows.slice(0, firstRows).map(({ entry }) => ({
            sheet: entry.sheet,
            row: entry.row,
            texts: filled(entry.texts),
            values: filled(entry.values),
          })),
          known: { count: plan.known.length, first: plan.known.slice(0, listedKeys) },
        },
      };
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "user") throw error;
      const { code, message, details } = error;
      return { refusal: { code, message, details: { ...details } }, preview: null };
    }
  },
  "registers.import": async (input, session, context) => {
    const register = sheetRegisters[input.register];
    const report = await importSheet(session.project(), register, requestOf(input), context);
    const facts = sheetFacts(register, report);
    const { batchUid, added, updated, unchanged, doubtful } = report;
    return {
      ...facts,
      register: input.register,
      ...withFirstNotes(facts),
      ...{ batchUid, added, updated, unchanged, doubtful },
    };
  },
  "registers.template": async ({ register }) =>
    plainBytes(await templateBytes(sheetRegisters[register])),

  "meetings.list": ({ scope }, session) => {
    const project = session.project();
    const nameOf = unitNames(project);
    const meetings = listMeetings(project, scope.code).map((meeting) => ({
      ...meeting,
      unitName: nameOf(meeting.unitCode),
      typeName: meetingTypeNames[meeting.type],
    }));
    return { meetings };
  },
  "meetings.save": ({ uid, values }, session) => ({
    uid: saveMeeting(session.project(), uid, values),
  }),
  "people.list": ({ scope }, session) => {
    const project = session.project();
    const nameOf = unitNames(project);
    const people = listPeople(project, scope.code).map(({ relatives, ...person }) => ({
      ...person,
      relatives: [...relatives],
      unitName: person.unitCode === null ? "" : nameOf(person.unitCode),
    }));
    return { people };
  },
  "people.save": ({ uid, values }, session) => ({
    uid: savePerson(session.project(), uid, values),
  }),
  "villages.list": ({ scope }, session) => ({
    villages: listUnitFacts(session.project(), scope.code),
  }),
  "villages.save": ({ unitCode, patch }, session) => {
    saveUnitFacts(session.project(), unitCode, given(patch));
    return {};
  },
};
