import { decimalText } from "../../../../shared/entry/read-amount.ts";
import { readEntryDate } from "../../../../shared/entry/read-date.ts";
import type { AwardMethod } from "../../../../shared/ledger/contracts/contract-words.ts";
import {
  type ContractField,
  type ContractValues,
  contractHeadings,
} from "../../../../shared/ledger/contracts/facts.ts";
import { runCommand } from "../../project/event-log.ts";
import type { Project } from "../../project/project.ts";
import { contractColumns, emptyContract, putContractObjects } from "./contract-row.ts";

/** A parcel of the household register that was won by tender, auction or agreement (D15). */
interface OtherContractParcel {
  readonly dkbm: string;
  readonly way: string;
  readonly contractMu: number | null;
  readonly contractNumber: string | null;
  readonly lessee: string | null;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly lessor: string | null;
  readonly startOn: string | null;
  readonly endOn: string | null;
  readonly signedOn: string | null;
}

/** CBJYQQDFS 121, 122 and 123. */
const methods: Readonly<Record<string, AwardMethod>> = {
  "121": "tender",
  "122": "auction",
  "123": "negotiation",
};

/**
 * Proposes an entry for every 12x contract of the household register of which no contract names a
 * parcel yet; parcels of one contract number are one entry. What the archive does not tell counts as not
 * given (D32). Undoable; without anything to propose there is no event.
 * @returns how many were proposed, and how many 12x parcels a contract names already
 */
export function proposeContracts(project: Project): { proposed: number; known: number } {
  const parcels = readParcels(project);
  const named = new Set(project.db.prepare("SELECT code FROM contract_object").pluck().all());
  const open = parcels.filter(({ dkbm }) => !named.has(dkbm));
  const entries = [
    ...Map.groupBy(open, ({ contractNumber, dkbm }) => contractNumber ?? dkbm).values(),
  ];
  const known = parcels.length - open.length;
  if (entries.length === 0) return { proposed: 0, known };
  runCommand(project, { command: "contract.propose", undoable: true }, (recorder) => {
    for (const entry of entries) {
      const values = { ...emptyContract, ...valuesOf(entry) };
      const uid = recorder.insert("contract", {
        ...contractColumns(values),
        ...{ standing: "proposed", origin: "household" },
        absent_fields: JSON.stringify(notGiven(values)),
      });
      putContractObjects(project, recorder, uid, values.plotCodes ?? []);
    }
  });
  return { proposed: entries.length, known };
}

function readParcels({ db }: Pick<Project, "db">): OtherContractParcel[] {
  return db
    .prepare<[], OtherContractParcel>(
      `SELECT p.dkbm, p.cbjyqqdfs AS way, p.htmjm AS contractMu,
         nullif(p.cbhtbm, '') AS contractNumber, h.cbfmc AS lessee, h.cbfzjhm AS idNumber,
         h.lxdh AS phone, i.fbfmc AS lessor, c.cbqxq AS startOn, c.cbqxz AS endOn, c.qdsj AS signedOn
       FROM register_parcel p
       LEFT JOIN register_holder h ON h.cbfbm = p.cbfbm AND h.active = 1
       LEFT JOIN register_issuer i ON i.fbfbm = p.fbfbm AND i.active = 1
       LEFT JOIN register_contract c ON c.cbhtbm = p.cbhtbm AND c.active = 1
       WHERE p.active = 1 AND p.cbjyqqdfs LIKE '12%'
       GROUP BY p.dkbm ORDER BY p.dkbm`,
    )
    .all();
}

function valuesOf(parcels: readonly OtherContractParcel[]): Partial<ContractValues> {
  const [first] = parcels;
  if (first === undefined) return {};
  const { dkbm, lessee, idNumber, phone, lessor, contractNumber } = first;
  return {
    ...{ number: contractNumber, lessor, lessee, idNumber, phone },
    villageCode: dkbm.slice(0, 12),
    groupCode: dkbm.slice(0, 14),
    kind: "contracting",
    plotCodes: parcels.map((parcel) => parcel.dkbm),
    contractMu: sumOfMu(parcels),
    signedOn: dayOf(first.signedOn),
    startOn: dayOf(first.startOn),
    endOn: dayOf(first.endOn, "end"),
    method: methods[first.way] ?? null,
    status: "active",
  };
}

/** The archive keeps mu with two decimals as binary fractions; their sum is taken in hundredths. */
function sumOfMu(parcels: readonly OtherContractParcel[]): string | null {
  if (parcels.some(({ contractMu }) => contractMu === null)) return null;
  const hundredths = parcels.reduce(
    (sum, { contractMu }) => sum + Math.round((contractMu ?? 0) * 100),
    0,
  );
  return decimalText((hundredths / 100).toFixed(2));
}

function dayOf(text: string | null, side: "start" | "end" = "start"): string | null {
  const read = readEntryDate(text ?? "", side);
  return read.kind === "date" ? read.date : null;
}

function notGiven(values: ContractValues): ContractField[] {
  return (Object.keys(contractHeadings) as ContractField[]).filter(
    (field) => values[field] === null,
  );
}
