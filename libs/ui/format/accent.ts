type Colour = number[];
const WHITE = [255, 255, 255];
const INK = [25, 25, 34];

export const parse = (hex: string): Colour => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

/** Relative luminance (WCAG 2.2). */
const luminance = (colour: Colour): number =>
  colour.reduce((sum, value, at) => {
    const v = value / 255;
    return sum + [0.2126, 0.7152, 0.0722][at]! * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  }, 0);

/** Contrast ratio (WCAG 2.2), 1–21. */
export const contrast = (a: Colour, b: Colour): number => {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
};

export const css = (colour: Colour): string => `rgb(${colour.map(Math.round).join()})`;

/** Moves a colour towards another one until it has the contrast for text on a ground. */
export function towards(end: Colour, colour: Colour, ground: Colour): Colour {
  for (let step = 0; contrast(colour, ground) < 4.5 && step < 100; step += 1) colour = colour.map((v, at) => v + (end[at]! - v) * 0.06);
  return colour;
}

/** A ground of any colour and the text on it: white, else ink, else white on a darker ground. */
export function accent(hex: string): [ground: Colour, text: Colour] {
  const ground = parse(hex);
  const text = [WHITE, INK].find((each) => contrast(ground, each) >= 4.5);
  return text ? [ground, text] : [towards([0, 0, 0], ground, WHITE), WHITE];
}
