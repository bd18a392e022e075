import { localProblem, ProblemError, unreachable } from './problem-error';
import { problemOf } from './refusal';

export interface UploadOptions {
  /** Called with the sent fraction, 0–1; repeatedly in browsers, otherwise at the end only. */
  onProgress?: (fraction: number) => void;
  signal?: AbortSignal;
  /** As what it was recorded: a voice or video note. */
  recording?: 'voice' | 'video';
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

/**
 * Uploads without a timeout. Browsers use XMLHttpRequest, because `fetch` does not report the progress of uploads.
 * @param byFetch uploads where there is no XMLHttpRequest
 */
export async function upload<T>(request: Upload, byFetch: () => Promise<T>): Promise<T> {
  const { XMLHttpRequest } = globalThis as unknown as { XMLHttpRequest?: new () => Xhr };
  try {
    request.signal?.throwIfAborted();
    if (XMLHttpRequest) return await byXhr(request, new XMLHttpRequest());
    const stored = await byFetch();
    request.onProgress?.(1);
    return stored;
  } catch (error) {
    throw request.signal?.aborted ? localProblem('upload.aborted', 'The upload was cancelled', 0) : error;
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
    xhr.onerror = xhr.onabort = () => reject(unreachable());
    xhr.onloadend = () => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort);
    xhr.send(body);
  });
}
