import { Param } from '@nestjs/common';
import { idParam } from '#platform';

/** Path parameter: the id of a canned response. */
export const ResponseId = (): ParameterDecorator => Param('id', idParam('canned', 'canned response'));
