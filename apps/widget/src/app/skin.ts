import { accent, css, parse, towards } from '#ui/format/accent';

/** The darkest light ground that text of the accent stands on, and the lightest dark one. */
const [LIGHT, DARK] = [parse('#eeeef4'), parse('#26262f')];

/** Custom properties of the theme: the accent as a ground (`--a`), text on it (`--o`) and the accent as text (`--t`). */
export function skin(colour: string, radius: number): string {
  const [ground, text] = accent(colour);
  const onLight = towards([0, 0, 0], parse(colour), LIGHT);
  const onDark = towards([255, 255, 255], parse(colour), DARK);
  return `:host{--a:${css(ground)};--o:${css(text)};--t:light-dark(${css(onLight)},${css(onDark)});--r:${radius}px}`;
}
