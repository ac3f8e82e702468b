// How many things of a user wait on this phone; asked where nothing else of the queue is loaded.
import { phoneDb } from "@/offline/db";
import { open } from "@/offline/queue";

export const waitingOf = async (userId: number): Promise<number> => (await open(phoneDb(userId))).length;
