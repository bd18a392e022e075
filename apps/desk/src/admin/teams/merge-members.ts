/** Members as they are now, with those whom somebody has added here, and without those who were taken out here. */
export function mergeMembers(now: readonly string[], before: readonly string[], chosen: readonly string[]): string[] {
  const kept = now.filter((id) => chosen.includes(id) || !before.includes(id));
  return [...kept, ...chosen.filter((id) => !before.includes(id) && !now.includes(id))];
}
