// Errors of the API as one class; the server's text is already in the reader's language.
export interface FieldProblem {
  code: string;
  message?: string;
  [param: string]: unknown;
}

export interface ProblemBody {
  code: string;
  message: string;
  params: Record<string, unknown>;
}

/** No answer at all: no network, or the server is down. */
export const NETWORK = "network";

export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly params: Record<string, unknown>;
  /** The number under which the server logged it, or our own for a request that got no answer. */
  readonly id: string;

  constructor(status: number, body: Partial<ProblemBody>, id: string) {
    super(body.message ?? "");
    this.name = "ApiError";
    this.status = status;
    this.code = body.code ?? (status === 0 ? NETWORK : "internal");
    this.params = body.params ?? {};
    this.id = typeof this.params.id === "string" ? this.params.id : id;
  }

  get fields(): Record<string, FieldProblem[]> {
    return (this.params.fields as Record<string, FieldProblem[]> | undefined) ?? {};
  }
}

export const asApiError = (error: unknown): ApiError =>
  error instanceof ApiError
    ? error
    : new ApiError(-1, { code: "client", message: error instanceof Error ? error.message : String(error) }, "");

/** Worth trying again without the user changing anything. */
export const isTemporary = (error: unknown) =>
  error instanceof ApiError &&
  (error.status === 0 || error.status === 502 || error.status === 503 || error.status === 504);

export const isConflict = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.code === "version_conflict";

/** A deal at a gate: something that it needs is missing, or somebody else has to move it on. */
export const isHeld = (error: unknown) =>
  error instanceof ApiError && (error.code === "gate_closed" || error.code === "gate_mover");

/** No figures because there is no organisation yet, or the person is in no team: a beginning, not a failure. */
export const isUnplaced = (error: unknown) =>
  error instanceof ApiError && (error.code === "no_organisation" || error.code === "not_in_organisation");
