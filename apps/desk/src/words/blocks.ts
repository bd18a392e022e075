import { type Translate, translator } from '#ui/i18n/translate';
import blocks from './blocks.json';

/** What is said about blocking; few need it. */
export const t: Translate<typeof blocks> = translator(blocks, 'en');
