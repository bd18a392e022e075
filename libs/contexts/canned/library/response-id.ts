import { Param } from '@nestjs/common';
import { idParam } from '#platform';

/** The id of a canned response in the path. */
export const ResponseId = (): ParameterDecorator => Param('id', idParam('canned', 'canned response'));
