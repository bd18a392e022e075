import { type ContextSourceSetting, type ContextSourceView, localProblem } from '#client/core';
import type { Desk } from '../../live/desk';
import { keys } from '../../data/queries';
import { reconcile, rewrite } from '../../shell/conflicts';
import type { Editing } from '../../shell/useEditing';
import { t } from '../../words/admin';

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
  change: (now: ContextSourceSetting[]) => ContextSourceSetting[] | Promise<ContextSourceSetting[]>,
): Promise<void> {
  const withThem = async ({ contextSources }: WithSources) => ({ contextSources: await change(contextSources) });
  queries.setQueryData(keys.settings, await rewrite<WithSources>(client.rest, PATH, withThem));
}

export interface SourceFields {
  name: string;
  url: string;
  timeoutMs: string;
}

export const fieldsOf = ({ name, url, timeoutMs }: Source): SourceFields => ({ name, url, timeoutMs: String(timeoutMs) });
const LABELS = { name: 'keys.name', url: 'hooks.url', timeoutMs: 'sources.timeoutMs' } as const;
const inWords = (field: keyof SourceFields, text: string) => ({ label: t(LABELS[field]), text });

/** Changes one source beside what others have changed of it since. */
export async function changeSource(desk: Desk, { name }: Source, { before, changes }: Editing<SourceFields>): Promise<void> {
  await changeSources(desk, async (all) => {
    const found = all.find((each) => each.name === name);
    if (!found) throw localProblem('context_source.not_found', t('sources.gone'), 404);
    const left = await reconcile({ before, now: fieldsOf(found), changes, inWords });
    const { timeoutMs = found.timeoutMs, ...others } = left;
    return all.map((each) => (each === found ? { ...found, ...others, timeoutMs: Number(timeoutMs) } : each));
  });
}

/** A secret to sign with: 24 bytes, as the Standard Webhooks specification writes them. */
export const newSecret = (): string => `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))}`;
