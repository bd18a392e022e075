/** HTML of a letter. @param parts markup, each on lines of its own; empty ones are left out */
export function htmlLetter(language: string, parts: readonly string[]): string {
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<meta charset="utf-8">',
    ...parts.filter((part) => part !== ''),
    '</html>',
    '',
  ].join('\n');
}
