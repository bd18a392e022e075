import { localProblem, ProblemError, unreachable } from './problem-error';
import { problemOf } from './refusal';

export interface UploadOptions {
  /** Called with the sent fraction, 0–1; repeatedly in browsers, otherwise at the end only. */
  onProgress?: (fraction: number) => void;
  signal?: AbortSignal;
}

interface Upload extends UploadOptions {
  url: string;
  token: string;
  body: FormData;
}

/** The part of a browser's XMLHttpRequest that is needed. */
interface Xhr {
  readonly upload: { onprogress: ((event: { loaded: number; total: number }) => void) | null };
  readonly status: number;
  readonly statusText: string;
  readonly responseText: string;
  onload: (() => void) | null;
  onerror: (() => void) | null;
  onabort: (() => void) | null;
  onloadend: (() => void) | null;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  getResponseHeader(name: string): string | null;
  send(body: FormData): void;
  abort(): void;
}

const aborted = (): ProblemError => localProblem('upload.aborted', 'The upload was cancelled', 0);

/** Uploads without a timeout, which `Rest` has. Browsers use XMLHttpRequest, because `fetch` does not report the progress of uploads. */
export function upload<T>(request: Upload): Promise<T> {
  if (request.signal?.aborted) return Promise.reject(aborted());
  const { XMLHttpRequest } = globalThis as unknown as { XMLHttpRequest?: new () => Xhr };
  return XMLHttpRequest ? byXhr(request, new XMLHttpRequest()) : byFetch(request);
}

async function byFetch<T>({ url, token, body, onProgress, signal }: Upload): Promise<T> {
  try {
    const response = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body, signal });
    const text = await response.text();
    if (!response.ok) throw new ProblemError(problemOf(response, text));
    onProgress?.(1);
    return JSON.parse(text) as T;
  } catch (error) {
    if (signal?.aborted) throw aborted();
    throw error instanceof ProblemError ? error : unreachable();
  }
}

function byXhr<T>({ url, token, body, onProgress, signal }: Upload, xhr: Xhr): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => xhr.abort();
    xhr.open('POST', url);
    xhr.setRequestHeader('authorization', `Bearer ${token}`);
    // An upload listener makes a cross-origin request require a CORS preflight, so it is only set if needed.
    if (onProgress) xhr.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    xhr.onload = () => {
      const { status, statusText, responseText } = xhr;
      const headers = { get: (name: string) => xhr.getResponseHeader(name) };
      if (status >= 200 && status < 300) resolve(JSON.parse(responseText) as T);
      else reject(new ProblemError(problemOf({ status, statusText, headers }, responseText)));
    };
    xhr.onerror = () => reject(unreachable());
    xhr.onabort = () => reject(aborted());
    xhr.onloadend = () => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort);
    xhr.send(body);
  });
}
