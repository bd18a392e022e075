import { declare, type Settings } from '../staff/domain/setting';
import { addField } from './settings.dto';

export const YEAR_SECONDS = 31_536_000;

/** What admins may change about a context, in its `….settings.ts`, which its module imports: the directory keeps, validates and serves it. */
export function defineSettings(context: string, settings: Settings): void {
  for (const setting of declare(context, settings)) addField(setting);
}
