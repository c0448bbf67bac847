import { expect, type TestContext } from "vitest";
import type { HttpClient } from "../process/http-client.ts";
import { asAdministrator } from "./as-administrator.ts";
import { type Burst, toldAnswers } from "./burst.ts";
import { CONTROL, unnoticedFaults } from "./burst-control.ts";
import { countFaults, type Faults } from "./count-burst.ts";
import { type Told, tell } from "./told.ts";
import { Uploads } from "./uploads.ts";

const NONE: Faults = {
  lost: 0,
  doubled: 0,
  withoutChange: 0,
  changeAlone: 0,
  markAmiss: 0,
  brokenUploads: 0,
  leftBehind: 0,
};

type Survived = { client: HttpClient; dataFolder: string; burst: Burst; told: Omit<Told, "counts" | "control"> };

/**
 * After a burst through which something was killed: everything acknowledged is there once, with its change; an upload
 * that was cut off is whole or absent, and goes through when it is sent again. Gives the report its line.
 */
export async function expectSurvived(ctx: TestContext, { client, dataFolder, burst, told }: Survived): Promise<void> {
  const { ledger } = burst;
  const faults = await asAdministrator(dataFolder, (sql) => countFaults(sql, ledger));
  const cutOff = ledger.uploads.filter(({ acknowledged }) => !acknowledged);
  const uploads = new Uploads(client, ledger.assessmentId, ledger.uploads);
  for (const upload of cutOff) await uploads.sendAgain(upload);
  const stuck = ledger.uploads.filter(({ acknowledged }) => !acknowledged).map(({ status }) => status);
  const unreadable: string[] = [];
  for (const upload of ledger.uploads) if (!(await uploads.isWhole(upload))) unreadable.push(upload.id);
  const again = await asAdministrator(dataFolder, (sql) => countFaults(sql, ledger));
  const unnoticed = await asAdministrator(dataFolder, (sql) => unnoticedFaults(sql, ledger));
  tell(ctx, {
    ...told,
    counts: {
      "codings sent": ledger.codings.length,
      acknowledged: burst.acknowledged(),
      lost: faults.lost,
      doubled: faults.doubled,
      "without change row": faults.withoutChange,
      "change row alone": faults.changeAlone,
      "uploads sent": ledger.uploads.length,
      "cut off": cutOff.length,
      "broken or stuck": faults.brokenUploads + faults.leftBehind + stuck.length + unreadable.length,
      answers: toldAnswers(ledger),
    },
    control: CONTROL,
  });
  expect(faults).toEqual(NONE);
  expect(again).toEqual(NONE);
  expect(stuck).toEqual([]);
  expect(unreadable).toEqual([]);
  expect(ledger.withoutRetryAfter).toBe(0);
  expect(unnoticed).toEqual([]);
}
