import { CsvFormat } from '#platform';
import type { ExportedResponse } from './canned-export';

export const COLUMNS = ['title', 'shortcut', 'category', 'content', 'scope', 'team'] as const satisfies (keyof ExportedResponse)[];

export const CANNED_CSV = new CsvFormat<keyof ExportedResponse>(COLUMNS, ['title', 'content']);
