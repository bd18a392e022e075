import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { InvalidField } from '#kernel';
import { Access, ApiProblems, By, type StaffCaller } from '#platform';
import { ExportedDto, ExportQuery, ImportDto, ImportedDto, importedOf } from './canned-transfer.dto';
import { ImportCannedResponses } from './import-canned-responses';
import { CANNED_CSV } from './csv';
import { importRefused } from '../library/domain/canned.errors';
import type { ImportRow } from './domain/import-plan';
import { rowOf, rowsOfCsv } from './import-rows';
import { CannedExport } from './canned-export';

@ApiTags('Canned responses')
@ApiBearerAuth()
@ApiProblems(401, 403, 422)
@Access('agent')
@Controller('canned-responses')
export class CannedTransferController {
  constructor(
    private readonly commands: CommandBus,
    private readonly exports: CannedExport,
  ) {}

  @Get('export')
  @ApiOperation({
    summary: 'All canned responses that you see, as a file',
    description: 'What comes out goes in again at `import`. In CSV a quote keeps spreadsheets from calculating a cell.',
  })
  @ApiExtraModels(ExportedDto)
  @ApiOkResponse({
    content: { 'application/json': { schema: { $ref: getSchemaPath(ExportedDto) } }, 'text/csv': { schema: { type: 'string' } } },
  })
  export(@By() by: StaffCaller, @Query() { format, scope }: ExportQuery): StreamableFile {
    const rows = Readable.from(this.exports.rows(by.id, scope));
    const [stream, type] =
      format === 'csv'
        ? [CANNED_CSV.write(rows), 'text/csv; charset=utf-8']
        : [Readable.from(json(rows)), 'application/json; charset=utf-8'];
    return new StreamableFile(stream, { type, disposition: `attachment; filename="canned-responses.${format}"` });
  }

  @Post('import/preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'What an import would do, row by row', description: 'Changes nothing.' })
  @ApiOkResponse({ type: ImportedDto })
  async preview(@By() by: StaffCaller, @Body() input: ImportDto): Promise<ImportedDto> {
    return importedOf(await this.commands.execute(new ImportCannedResponses(by, await rowsOf(input), true)));
  }

  @Post('import')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Write many canned responses at once',
    description:
      'One is known by its scope and shortcut or, without a shortcut, by its title: it is changed, others are created. All or, when any row is refused, none: 422 `canned.import_refused`.',
  })
  @ApiOkResponse({ type: ImportedDto })
  @ApiProblems(409)
  async import(@By() by: StaffCaller, @Body() input: ImportDto): Promise<ImportedDto> {
    const imported = importedOf(await this.commands.execute(new ImportCannedResponses(by, await rowsOf(input), false)));
    if (imported.refused > 0) throw importRefused(imported.rows, input.csv !== undefined);
    return imported;
  }
}

async function rowsOf({ csv, responses }: ImportDto): Promise<ImportRow[]> {
  if (csv === undefined && responses === undefined) throw new InvalidField('/responses', 'or csv must be given');
  if (csv !== undefined && responses !== undefined) throw new InvalidField('/csv', 'must not be given beside responses');
  return csv === undefined ? responses!.map(rowOf) : rowsOfCsv(csv);
}

async function* json(rows: Readable): AsyncGenerator<string> {
  let separator = '{"responses":[\n';
  for await (const row of rows) {
    yield separator + JSON.stringify(row);
    separator = ',\n';
  }
  yield separator.startsWith('{') ? '{"responses":[]}\n' : '\n]}\n';
}
