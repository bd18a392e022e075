import { declare, type Settings } from '../staff/domain/setting';
import { addField } from './settings.dto';

export const YEAR_SECONDS = 31_536_000;

/** Declares the settings of a context, in its `….settings.ts`, which its module imports. The directory stores and validates them. */
export function defineSettings(context: string, settings: Settings): void {
  for (const setting of declare(context, settings)) addField(setting);
}
