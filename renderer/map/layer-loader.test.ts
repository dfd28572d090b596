import VectorSource from "ol/source/Vector.js";
import { expect, test } from "vitest";
import type { CallInput } from "../../shared/contract/calls.ts";
import type { AbortSignalLike, Client } from "../../shared/contract/client.ts";
import { AppError } from "../../shared/contract/errors.ts";
import { encodeFeatureBlock } from "../../shared/contract/feature-block.ts";
import { createLayerLoader, type LoaderEvents } from "./layer-loader.ts";

interface Asked {
  input: CallInput<"map.features">;
  signal: AbortSignalLike | undefined;
  answer(features: number, truncated?: boolean): Promise<void>;
  fail(error: AppError): Promise<void>;
}

/** A core that answers when the test says so. */
function stage() {
  const asked: Asked[] = [];
  const told: string[] = [];
  const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 5));
  const call = (_name: string, input: CallInput<"map.features">, options?: Partial<Asked>) =>
    new Promise((resolve, reject) => {
      asked.push({
        input,
        signal: options?.signal,
        answer: (count, truncated = false) => {
          resolve(blockOf(count, truncated));
          return settled();
        },
        fail: (error) => {
          reject(error);
          return settled();
        },
      });
    });
  const events: LoaderEvents = {
    onBusy: () => {},
    onTruncated: (_layer, truncated) => told.push(`truncated ${truncated}`),
    onFailure: (error) => told.push(error.code),
  };
  const source = new VectorSource();
  const client = { call, close: () => {} } as unknown as Client;
  return { asked, told, source, loader: createLayerLoader(client, "parcels", source, events) };
}

function blockOf(count: number, truncated: boolean): ArrayBuffer {
  const features = Array.from({ length: count }, (_, index) => ({
    fid: index + 1,
    key: "",
    class: "10",
    label: "",
    geometry: { type: "MultiPoint", points: Float64Array.of(index, 0) } as const,
  }));
  return encodeFeatureBlock({ features, truncated }, [0, 0]);
}

const window = { box: [0, 0, 100, 100], metresPerPixel: 1.3, asOf: "2026-05-01" } as const;

test("a margin is loaded with the window, so that a small pan asks for nothing", async () => {
  const { asked, source, loader } = stage();
  loader.show(window);
  expect(asked[0]?.input).toMatchObject({ box: [-30, -30, 130, 130], metresPerPixel: 1 });
  await asked[0]?.answer(3);
  expect(source.getFeatures()).toHaveLength(3);
  loader.show({ ...window, box: [20, 20, 120, 120] });
  expect(asked).toHaveLength(1);
  loader.show({ ...window, box: [60, 60, 160, 160] });
  expect(asked).toHaveLength(2);
});

test("another scale or a changed project is asked for anew", async () => {
  const { asked, loader } = stage();
  loader.show(window);
  await asked[0]?.answer(1);
  loader.show({ ...window, metresPerPixel: 2.5 });
  expect(asked).toHaveLength(2);
  await asked[1]?.answer(1);
  loader.forget();
  loader.show({ ...window, metresPerPixel: 2.5 });
  expect(asked).toHaveLength(3);
});

test("what is overtaken is cancelled and its answer does not count", async () => {
  const { asked, told, source, loader } = stage();
  loader.show(window);
  loader.show({ ...window, box: [500, 500, 600, 600] });
  expect(asked[0]?.signal?.aborted).toBe(true);
  await asked[1]?.answer(2);
  await asked[0]?.answer(9);
  expect(source.getFeatures()).toHaveLength(2);
  loader.show({ ...window, box: [900, 900, 999, 999] });
  loader.close();
  await asked[2]?.fail(new AppError("cancelled", "已取消"));
  expect(told).not.toContain("cancelled");
});

test("a full answer is good for its own window only, and the map is told", async () => {
  const { asked, told, loader } = stage();
  loader.show(window);
  await asked[0]?.answer(4, true);
  expect(told).toEqual(["truncated true"]);
  loader.show({ ...window, box: [5, 5, 105, 105] });
  expect(asked).toHaveLength(2);
});

test("a failure is told", async () => {
  const { asked, told, loader } = stage();
  loader.show(window);
  await asked[0]?.fail(new AppError("core.died", "核心意外退出"));
  expect(told).toEqual(["core.died"]);
});
