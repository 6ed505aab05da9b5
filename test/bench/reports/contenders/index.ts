import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { LoadedStore } from "../../database";
import type { Dataset } from "../../dataset";
import type { Bench } from "../../part";
import type { Contender } from "./contender";
import { openNaive } from "./naive";
import { product, productCommand } from "./product";
import { pythonOf, startPython } from "./python";

const run = promisify(execFile);

/** Installs what the contenders need, and starts PostgreSQL. */
export async function prepareContenders({ directory, tell }: Bench): Promise<void> {
  tell("setting up the contenders");
  await run(join(__dirname, "setup.sh"), [directory]);
  await run(join(__dirname, "postgresql.sh"), ["start", socketDirectoryOf(directory)]);
}

/** Stops PostgreSQL. */
export async function stopContenders({ directory }: Bench): Promise<void> {
  await run(join(__dirname, "postgresql.sh"), ["stop", socketDirectoryOf(directory)]);
}

/** Opens all contenders over the data, Caseboard first; what they have not loaded yet is loaded. */
export async function openContenders(
  { directory, tell }: Bench,
  dataset: Dataset,
  { uri }: LoadedStore,
): Promise<Contender[]> {
  const parquet = await parquetOf(directory, dataset, tell);
  tell(`opening the contenders over ${dataset.name}`);
  const socketDirectory = socketDirectoryOf(directory);
  const version = `with Node ${process.versions.node}`;
  const inPython = (name: string, module: string, ...parameters: string[]) =>
    startPython(directory, { name, module, parameters: [parquet, ...parameters] });
  return [
    product(uri, version),
    productCommand(uri, version),
    await inPython("DuckDB, 2 threads, Parquet", "duckdb_users"),
    await inPython("polars, 2 threads, Parquet", "polars_users"),
    await inPython("PostgreSQL, raw events", "postgresql_users", socketDirectory, dataset.name),
    await openNaive(uri),
  ];
}

async function parquetOf(directory: string, { name, file }: Dataset, tell: Bench["tell"]): Promise<string> {
  const parquet = join(directory, `${name}.parquet`);
  if (existsSync(parquet)) return parquet;
  tell(`writing ${parquet}`);
  await run(pythonOf(directory), ["-B", join(__dirname, "convert.py"), file, parquet]);
  return parquet;
}

function socketDirectoryOf(directory: string): string {
  return join(directory, "postgresql");
}
