import { defineSettings } from '#directory';
import { WidgetSettingsDto } from './widget.dto';

defineSettings('widget', {
  widget: {
    type: 'object',
    fields: WidgetSettingsDto,
    default: {
      theme: { colour: '#5048e5', radius: 16, position: 'end', mode: 'auto' },
      texts: {},
      fields: [
        { name: 'name', required: true },
        { name: 'email', required: false },
      ],
      showPosition: true,
      team: [],
      poweredBy: true,
    },
    description: 'How the widget looks and what it asks; docs/widget.md says more, and `PATCH /widget/settings` changes parts of it',
  },
});
