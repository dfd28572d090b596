// `node test/bench/bench-contracts.ts [COUNT]`: all rules over a register of one township, in this process.
import { performance } from "node:perf_hooks";
import { lawTable } from "../../seeds/law-table.ts";
import { checkContracts } from "../../shared/ledger/contracts/check-contracts.ts";
import { contractLandClasses } from "../../shared/ledger/contracts/contract-words.ts";
import type { ContractFacts } from "../../shared/ledger/contracts/facts.ts";
import {
  aContract,
  asOf,
  someFacts,
  someLand,
} from "../../shared/ledger/contracts/testing/contract-facts.ts";
import { addYears } from "../../shared/ledger/money/calendar.ts";

/** Every seventh row has faults; all lie in one township, so that the groups of peers are as large as can be. */
function contractAt(at: number): ContractFacts {
  const year = 1985 + (at % 40);
  const startOn = `${year}-03-${String(1 + (at % 28)).padStart(2, "0")}`;
  const landClass = contractLandClasses[at % 3] ?? "dry";
  const sound = aContract({
    uid: `c${at}`,
    number: `HT-${at}`,
    villageCode: `1408821012${String(at % 40).padStart(2, "0")}`,
    lessee: `承包人${at % 4000}`,
    operator: `承包人${at % 4000}`,
    idNumber: null,
    plotCodes: [`P${at % 4800}`],
    landClass,
    signedOn: startOn,
    startOn,
    endOn: addYears(startOn, 5 + (at % 30)),
    unitPriceYuan: String(40 + (at % 160)),
    totalFen: null,
  });
  const faults = { form: "oral", method: "direct", meetingType: null, escalation: "无" } as const;
  return at % 7 === 0 ? { ...sound, ...faults, dueFen: 900_000, arrearsSince: startOn } : sound;
}

const count = Number(process.argv[2] ?? 5000);
const contracts = Array.from({ length: count }, (_, at) => contractAt(at));
const land = Array.from({ length: 4800 }, (_, at) => someLand({ plotCode: `P${at}` }));
const facts = someFacts({ contracts, land });
for (const round of ["first", "second"]) {
  const startedAt = performance.now();
  const { findings, candidates } = checkContracts(facts, lawTable, asOf);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(2);
  console.log(
    `${round} check of ${count} contracts: ${seconds} s, ${candidates} candidates, ${findings.length} findings`,
  );
}
