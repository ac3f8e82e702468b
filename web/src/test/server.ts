// The stand-in server of component tests; a request that no test describes fails the test.
import { setupServer } from "msw/node";

export const server = setupServer();
