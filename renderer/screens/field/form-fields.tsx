import type { ReactNode } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { type FieldFormField, fieldFormTitles } from "../../../shared/land/field-form.ts";
import { useCommand } from "../../app/use-command.ts";
import { DateInput } from "../../parts/date-input.tsx";
import { MuInput } from "../../parts/mu-input.tsx";
import { SavedInput } from "../../parts/saved-input.tsx";
import { ChoiceField } from "./choice-field.tsx";
import type { FormPatch, FormValues } from "./entry-draft.ts";
import {
  type Choice,
  classChoices,
  methodChoices,
  originChoices,
  ownerChoices,
  routeChoices,
  useChoices,
  yesNoChoices,
} from "./field-choices.ts";

type Form = CallOutput<"field.form">;
type Save = (patch: FormPatch) => Promise<boolean>;

interface Block {
  readonly title: string;
  readonly fields: readonly FieldFormField[];
}

/** The blocks of the paper (land.md §5), in its order. */
const blocks: readonly Block[] = [
  {
    title: "地面",
    fields: [
      "landUse",
      "crop",
      "measuredMu",
      "measureMethod",
      "irrigation",
      "photoNumbers",
      "gpsPoint",
    ],
  },
  { title: "历史", fields: ["sinceYear", "origin", "inOldLedger", "subsidy"] },
  {
    title: "现耕种人",
    fields: [
      "tillerName",
      "tillerIdNumber",
      "tillerPhone",
      "isMember",
      "householdRelation",
      "hasContract",
      "contractNumber",
      "payment",
    ],
  },
  { title: "认定", fields: ["finalClass", "owner", "insideContract", "mismatchReason"] },
  { title: "处置", fields: ["route", "proposedRate"] },
  {
    title: "签字",
    fields: [
      "tillerSigned",
      "neighboursSigned",
      "leaderSigned",
      "cadreSigned",
      "clerkSigned",
      "signedOn",
      "objection",
    ],
  },
  { title: "备注", fields: ["note"] },
];

/** Every field of the form; each is stored when it is left. */
export function FormFields({ form }: { readonly form: Form }) {
  const run = useCommand();
  const missing = new Set(form.missing.map(({ field }) => field));
  const save: Save = async (patch) =>
    (await run("field.save", { plotCode: form.plot.code, patch })) !== null;
  return blocks.map(({ title, fields }) => (
    <section key={title}>
      <h3>{title}</h3>
      <div className="form-block">
        {fields.map((field) => (
          <span key={field} className="form-field">
            <span className={missing.has(field) ? "form-name form-name-missing" : "form-name"}>
              {fieldFormTitles[field]}
              {missing.has(field) ? "(缺)" : ""}
            </span>
            {fieldInput(field, form.form, save)}
          </span>
        ))}
      </div>
    </section>
  ));
}

function fieldInput(field: FieldFormField, values: FormValues, save: Save): ReactNode {
  const label = fieldFormTitles[field];
  const choice = <Value extends string>(
    choices: readonly Choice<Value>[],
    value: Value | null,
    patchOf: (value: Value | null) => FormPatch,
  ) => (
    <ChoiceField
      label={label}
      choices={choices}
      value={value}
      onChange={(next) => void save(patchOf(next))}
    />
  );
  switch (field) {
    case "landUse":
      return choice(useChoices, values.landUse, (landUse) => ({ landUse }));
    case "measureMethod":
      return choice(methodChoices, values.measureMethod, (measureMethod) => ({ measureMethod }));
    case "origin":
      return choice(originChoices, values.origin, (origin) => ({ origin }));
    case "finalClass":
      return choice(classChoices, values.finalClass, (finalClass) => ({ finalClass }));
    case "owner":
      return choice(ownerChoices, values.owner, (owner) => ({ owner }));
    case "route":
      return choice(routeChoices, values.route, (route) => ({ route }));
    case "measuredMu":
      return (
        <MuInput
          label={label}
          value={values.measuredMu}
          onSave={(measuredMu) => save({ measuredMu })}
        />
      );
    case "signedOn":
      return (
        <DateInput
          label={label}
          value={values.signedOn}
          onSave={(signedOn) => save({ signedOn })}
        />
      );
    case "neighboursSigned":
      return (
        <SavedInput
          label={label}
          value={values.neighboursSigned === null ? "" : String(values.neighboursSigned)}
          placeholder="几户"
          onSave={(typed) => saveCount(typed, save)}
        />
      );
    case "inOldLedger":
    case "subsidy":
    case "isMember":
    case "hasContract":
    case "insideContract":
    case "tillerSigned":
    case "leaderSigned":
    case "cadreSigned":
    case "clerkSigned": {
      const value = values[field];
      const chosen = value === null ? null : value ? "yes" : "no";
      return choice(yesNoChoices, chosen, (next) => ({
        [field]: next === null ? null : next === "yes",
      }));
    }
    default:
      return (
        <SavedInput
          label={label}
          value={values[field] ?? ""}
          onSave={(typed) => save({ [field]: typed === "" ? null : typed })}
        />
      );
  }
}

/** Nothing empties the field; what is no small number is refused where it stands. */
async function saveCount(typed: string, save: Save): Promise<boolean> {
  if (typed === "") return save({ neighboursSigned: null });
  return /^(1?\d|20)$/.test(typed) && save({ neighboursSigned: Number(typed) });
}
