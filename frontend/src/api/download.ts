import { ApiError } from "./error";
import { token } from "./token";

/**
 * Fetches a file and hands it to the browser as a download. A plain link could not carry the token. Only for browser
 * mode: in the window a report is written by the backend to where the person wants it. Returns what
 * the answer said beside the file.
 */
export async function download(path: string, fileName: string) {
  const response = await fetch(path, {
    headers: { "X-Tickmark": "1", ...(token && { Authorization: `Bearer ${token}` }) },
  });
  if (!response.ok) throw new ApiError(`${fileName} could not be downloaded (${response.status}).`, "internal");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = fileName;
  link.click();
  // The browser reads the bytes after the click; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return response.headers;
}
