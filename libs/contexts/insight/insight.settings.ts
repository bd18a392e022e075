import { defineSettings } from '#directory';
import { ContextSourceSettingDto } from './context-sources.dto';

const MOST_SOURCES = 10;

defineSettings('insight', {
  contextSources: {
    type: 'array',
    items: ContextSourceSettingDto,
    secrets: ['secret'],
    default: [],
    maximum: MOST_SOURCES,
    description: 'Your own systems that are asked about each customer who starts a chat; docs/context-sources.md says how',
  },
});
