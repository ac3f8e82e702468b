// The one way to the server: JSON in and out, the session cookie, the anti-forgery header, an idempotency key on every POST.
import { noteBuild } from "@/api/build";
import { ApiError, isTemporary, type ProblemBody } from "@/api/errors";

export type Query = Record<string, string | number | boolean | null | undefined>;

export interface Options {
  query?: Query;
  signal?: AbortSignal | undefined;
  /** Give the same key again to repeat a POST without doing it twice. */
  idempotencyKey?: string;
  /** A POST that only asks (a query too long for an address) carries no key: there is nothing to repeat. */
  read?: boolean;
  /** Why, for the audit trail. */
  reason?: string;
  /** Whose doing it is: the server refuses it when somebody else is signed in by now. */
  user?: number;
}

type Listener = () => void;
const signedOut = new Set<Listener>();
let language = "zh-CN";

/** Called when the server says that nobody is signed in any more. */
export function onSignedOut(listener: Listener): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

export const setRequestLanguage = (locale: string) => {
  language = locale;
};

export const newKey = () => globalThis.crypto?.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;

export function address(path: string, query?: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const tail = search.toString();
  return `/api${path}${tail ? `?${tail}` : ""}`;
}

function headersFor(method: string, body: unknown, options: Options): Headers {
  const headers = new Headers({ Accept: "application/json", "Accept-Language": language });
  if (method !== "GET") headers.set("X-Requested-With", "yingdan");
  if (body !== undefined && !(body instanceof FormData)) headers.set("Content-Type", "application/json");
  if (method === "POST" && !options.read) headers.set("Idempotency-Key", options.idempotencyKey ?? newKey());
  if (options.user !== undefined) headers.set("X-Yingdan-User", String(options.user));
  if (options.reason) headers.set("X-Reason", encodeURIComponent(options.reason));
  return headers;
}

async function problemOf(response: Response): Promise<Partial<ProblemBody>> {
  const text = await response.text();
  try {
    return JSON.parse(text) as ProblemBody;
  } catch {
    return { message: response.statusText || text.slice(0, 200) };
  }
}

/** The invisible NUL comes with text pasted from some programs; no database text can hold it. */
const withoutNul = (_key: string, value: unknown) => (typeof value === "string" ? value.replaceAll("\0", "") : value);

/** The raw answer; throws an ApiError for anything that is not a success. */
export async function send(method: string, path: string, body?: unknown, options: Options = {}): Promise<Response> {
  const trace = newKey().slice(0, 8);
  let response: Response;
  try {
    response = await globalThis.fetch(address(path, options.query), {
      method,
      headers: headersFor(method, body, options),
      credentials: "same-origin",
      signal: options.signal ?? null,
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body, withoutNul) }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, {}, trace);
  }
  noteBuild(response);
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (response.status === 401 && path !== "/sign-in") for (const listener of signedOut) listener();
  throw new ApiError(response.status, problem, trace);
}

/** Keeps answers for the time without a network, where there is such a place. */
export interface Keeper {
  keep: (path: string, key: string, text: string) => void;
  instead: (path: string, key: string) => Promise<string | null>;
}
let keeper: Keeper | null = null;
export const setKeeper = (next: Keeper | null) => {
  keeper = next;
};

/** The server's answer to a question; the one kept from before where there is no way to the server. */
async function asked(path: string, key: string, ask: () => Promise<string>): Promise<string> {
  try {
    const text = await ask();
    keeper?.keep(path, key, text);
    return text;
  } catch (error) {
    const kept = isTemporary(error) ? await keeper?.instead(path, key) : null;
    if (typeof kept !== "string") throw error;
    return kept;
  }
}

async function json<T>(method: string, path: string, body?: unknown, options: Options = {}): Promise<T> {
  const ask = async () => (await send(method, path, body, options)).text();
  const key = address(path, options.query) + (body === undefined ? "" : JSON.stringify(body));
  const text = method === "GET" || options.read ? await asked(path, key, ask) : await ask();
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) =>
    json<T>("GET", path, undefined, { ...(query ? { query } : {}), signal }),
  /** A question asked by POST. */
  ask: <T>(path: string, body: unknown, signal?: AbortSignal) => json<T>("POST", path, body, { signal, read: true }),
  post: <T>(path: string, body: unknown = {}, options?: Options) => json<T>("POST", path, body, options),
  patch: <T>(path: string, body: unknown, options?: Options) => json<T>("PATCH", path, body, options),
  put: <T>(path: string, body: unknown, options?: Options) => json<T>("PUT", path, body, options),
  delete: <T>(path: string, options?: Options) => json<T>("DELETE", path, undefined, options),
};

/** The file name in Content-Disposition, RFC 5987 form first. */
export function fileNameOf(response: Response, fallback: string): string {
  const header = response.headers.get("Content-Disposition") ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(header)?.[1] ?? fallback;
}

/** Hands a file to the browser's downloads. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
