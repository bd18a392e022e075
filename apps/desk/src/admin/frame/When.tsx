/** A moment, as it is said here. */
export function When({ at }: { at: string }) {
  return <time dateTime={at}>{new Date(at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })}</time>;
}
