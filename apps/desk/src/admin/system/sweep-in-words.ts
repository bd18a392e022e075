/** A sweep by the name of its method, `ChatsClock.closeQuiet`: whose it is, and what it does. */
export function sweepInWords(name: string): { of: string; does: string } {
  const [clock = '', method = ''] = name.split('.');
  const words = method.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return { of: clock.replace(/Clock$/, ''), does: words.charAt(0).toUpperCase() + words.slice(1) };
}
