import type { CannedResponseView } from '#client/core';

const SHOWN = 30;

/** Responses whose shortcut begins with the words, then those with a word of the title that does; what one uses most first. */
export function bestResponses(all: readonly CannedResponseView[], typed: string): CannedResponseView[] {
  const query = typed.toLocaleLowerCase();
  const rank = ({ shortcut, title, category }: CannedResponseView): number => {
    if (shortcut?.toLocaleLowerCase().startsWith(query)) return 0;
    const words = `${title} ${category ?? ''}`.toLocaleLowerCase().split(/[^\p{L}\p{N}]+/u);
    return words.some((word) => word.startsWith(query)) ? 1 : 2;
  };
  return all
    .map((response) => ({ response, rank: rank(response) }))
    .filter((each) => each.rank < 2)
    .sort((a, b) => a.rank - b.rank || b.response.ownUsageCount - a.response.ownUsageCount || b.response.usageCount - a.response.usageCount)
    .slice(0, SHOWN)
    .map(({ response }) => response);
}
