import type { ContextSourceSetting, ContextSourceView } from '#client/core';
import type { Desk } from '../../live/desk';
import { keys } from '../../data/queries';

export type Source = Pick<ContextSourceSetting, 'name' | 'url' | 'timeoutMs'>;

export interface SourceTest {
  status: ContextSourceView['status'];
  cards: ContextSourceView['cards'];
  durationMs: number;
  error: string | null;
}

interface WithSources {
  contextSources: ContextSourceSetting[];
}

export const PATH = '/settings';

/** Changes the list as it is now: it is one setting, which somebody else may have changed meanwhile. */
export async function changeSources(
  { client, queries }: Desk,
  change: (now: ContextSourceSetting[]) => ContextSourceSetting[],
): Promise<void> {
  const { contextSources } = await client.rest.get<WithSources>(PATH);
  queries.setQueryData(keys.settings, await client.rest.patch<WithSources>(PATH, { contextSources: change(contextSources) }));
}

/** A secret to sign with: 24 bytes, as the Standard Webhooks specification writes them. */
export const newSecret = (): string => `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))}`;
