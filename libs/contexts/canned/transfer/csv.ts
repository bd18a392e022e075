import { CsvFormat } from '#platform';
import type { CannedFields } from '../library/domain/canned.events';

export const COLUMNS = ['title', 'shortcut', 'category', 'content', 'scope'] as const satisfies (keyof CannedFields)[];

export const CANNED_CSV = new CsvFormat<keyof CannedFields>(COLUMNS, ['title', 'content']);
