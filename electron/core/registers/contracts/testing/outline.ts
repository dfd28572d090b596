import { runCommand } from "../../../project/event-log.ts";
import { featureWriter } from "../../../project/feature-store.ts";
import type { Project } from "../../../project/project.ts";
import { square } from "../../../project/testing/sample-project.ts";

const columns = ["uid", "batch_id", "source_row", "contract_number", "area_code", "village_code"];

interface Outline {
  readonly code: string;
  readonly contractNumber: string;
  readonly villageCode: string | null;
  readonly eastM: number;
  readonly sideM?: number;
}

/** An invented outline of a contract, a square on the sample parcels' row, as the import stores it. */
export function addOutline(project: Project, outline: Outline): void {
  const { code, contractNumber, villageCode, eastM, sideM = 50 } = outline;
  runCommand(project, { command: "import", undoable: false }, () => {
    const writer = featureWriter(project, "contract_area", columns);
    const values = [code, 1, 1, contractNumber, code, villageCode];
    writer.insert(square(eastM, 4_000_000, sideM), values);
    writer.finish();
  });
}
