/** `chat.priority_changed` as people read it: "Priority changed". */
export function actionInWords(action: string): string {
  const words = action.slice(action.indexOf('.') + 1).replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export interface ValueChange {
  /** Path of the value, e.g. `widget.theme.colour`. */
  name: string;
  before: unknown;
  after: unknown;
}

type Values = Record<string, unknown>;
const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The values that differ, objects taken apart. */
export function changesOf(before: Values | null, after: Values | null, path = ''): ValueChange[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names.flatMap((name) => {
    const [was, is] = [before?.[name], after?.[name]];
    if (isObject(was) && isObject(is)) return changesOf(was, is, `${path}${name}.`);
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ name: `${path}${name}`, before: was, after: is }];
  });
}

/** Where the target is shown; undefined where no page shows it. */
export function pageOf({ type, id }: { type: string; id: string | null }): string | undefined {
  if (type === 'settings') return '/admin/settings';
  if (id === null) return undefined;
  const pages: Record<string, string> = {
    ...{ chat: `/inbox/${id}`, user: `/admin/people?open=${id}`, agent: `/admin/people?open=${id}` },
    ...{ webhook: `/admin/webhooks?open=${id}`, api_key: `/admin/keys?open=${id}`, canned_response: `/admin/canned?open=${id}` },
  };
  return pages[type];
}

/** Beginning of a day as an instant, in the time zone of whoever looks; `later` days after it. */
export function dayToInstant(day: string | undefined, later = 0): string | undefined {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  if (!year || !month || !date) return undefined;
  return new Date(year, month - 1, date + later).toISOString();
}
