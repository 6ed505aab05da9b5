import { stopServer } from "./shared-server";

/** Stops the test run's database server and removes its data. */
export default stopServer;
