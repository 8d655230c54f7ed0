import createClient, { type Middleware } from "openapi-fetch";
import { ApiError } from "./error";
import type { paths } from "./schema";
import { token } from "./token";

/**
 * Every request says that it comes from this page: the header cannot be set by a form or an image of another one, and
 * in browser mode the token is what keeps other programs on this machine out.
 */
const credentials: Middleware = {
  onRequest({ request }) {
    request.headers.set("X-Tickmark", "1");
    if (token) request.headers.set("Authorization", `Bearer ${token}`);
    return request;
  },
};

export const client = createClient<paths>({ baseUrl: location.origin });
client.use(credentials);

interface Reply<T> {
  data?: T;
  error?: { detail?: string; title?: string; code?: string };
  response: Response;
}

/** The data of a reply. Throws an ApiError for everything else, and when nothing answers. */
export async function unwrap<T>(reply: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await reply.catch(() => {
    throw new ApiError("Tickmark does not answer. Is it still running?", "offline");
  });
  if (!response.ok) {
    throw new ApiError(
      error?.detail ?? error?.title ?? `The request failed (${response.status}).`,
      error?.code ?? "internal",
    );
  }
  return data as T;
}

/** What a request with bytes takes. They go as an ArrayBuffer: a Blob as a request body crashes the window. */
export const asBytes = (bytes: ArrayBuffer) => ({
  body: bytes as never,
  bodySerializer: (body: unknown) => body as ArrayBuffer,
  headers: { "Content-Type": "application/octet-stream" },
});
