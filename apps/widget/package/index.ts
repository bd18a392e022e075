import type { Switchboard } from './api.js';

export type * from './api.js';

type Untyped = (...call: unknown[]) => Promise<unknown>;
type Loaded = Untyped & { isLoaded?: true };

const loads = new Map<string, Promise<Untyped>>();
const onPage = (): Loaded | undefined => (window as { Switchboard?: Loaded }).Switchboard;

/**
 * The widget of a Switchboard, for this page. Its script is loaded at the first call; calls are done in their order. A script that could not be
 * loaded rejects what was called, and the next call tries again.
 * @param url origin of the Switchboard, e.g. `https://chat.example.com`
 */
export function switchboard(url: string): Switchboard {
  const src = new URL('/widget.js', url).href;
  return (async (...call: unknown[]) => {
    const known = loads.get(src) ?? load(src);
    loads.set(src, known);
    const widget = await known.catch((error: unknown) => {
      loads.delete(src);
      throw error;
    });
    return widget(...call);
  }) as Switchboard;
}

/** A page that has the script itself may wait for it still, and is waited for. */
function load(src: string): Promise<Untyped> {
  return new Promise((resolve, reject) => {
    if (onPage()?.isLoaded) return resolve(onPage()!);
    const own = [...document.scripts].find((each) => each.src === src);
    const script = own ?? document.createElement('script');
    script.addEventListener('load', () => resolve(onPage()!));
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(`${src} could not be loaded`));
    });
    if (own) return;
    script.async = true;
    script.src = trusted(src);
    document.head.append(script);
  });
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL: (url: string) => string };
}
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** Pages that require trusted types allow the policy `switchboard`. */
function trusted(src: string): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('switchboard', { createScriptURL: (url) => url });
  return policy?.createScriptURL(src) ?? src;
}
