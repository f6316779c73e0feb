import type { GroupItem, TabsItem } from '../../../../lib/constructs/monitoring/workbook/notebook';
import { workbookContents } from '../../../../lib/constructs/monitoring/workbook/workbook-contents';

/** The items of one type, with an id that tells what it is of. */
function itemsOf<Item extends GroupItem | TabsItem>(type: Item['type']): Item[] {
  const { items } = workbookContents('logs', (text) => `id of ${text}`);
  return items.filter((item): item is Item => item.type === type);
}

const viewsOf = () => itemsOf<GroupItem>(12).flatMap(({ content }) => content.items);

describe('the workbook', () => {
  test('has a tab for each part, which shows the part', () => {
    const links = itemsOf<TabsItem>(11).flatMap(({ content }) => content.links);
    expect(links.map(({ id, linkLabel, cellValue, subTarget }) => [id, linkLabel, cellValue, subTarget])).toEqual([
      ['id of tab changes', 'Changes', 'Tab', 'changes'],
      ['id of tab machines', 'Machines', 'Tab', 'machines'],
      ['id of tab software', 'Software', 'Tab', 'software'],
      ['id of tab cost', 'Noise and cost', 'Tab', 'cost'],
    ]);
    expect(itemsOf<GroupItem>(12).map(({ conditionalVisibility }) => conditionalVisibility)).toEqual(
      links.map(({ cellValue, subTarget }) => ({
        parameterName: cellValue,
        comparison: 'isEqualTo',
        value: subTarget,
      })),
    );
  });

  test('shows each query under its title, as wide as its rows need', () => {
    const rows = viewsOf().map(({ content, customWidth = '100' }) => [
      content.title,
      content.visualization,
      customWidth,
    ]);
    expect(rows).toEqual([
      ['Changes by kind', 'piechart', '33'],
      ['Changes over time', 'timechart', '67'],
      ['Changes per machine', 'table', '33'],
      ['Latest changes', 'table', '67'],
      ['Machines and what they last sent (last 30 days)', 'table', '60'],
      ['Machines without inventory (last day)', 'table', '40'],
      ['Versions of the extension', 'table', '40'],
      ['Automatic services that are stopped (last 2 days)', 'table', '60'],
      ['Installed software (last 2 days)', 'table', '100'],
      ['Changes of software', 'table', '100'],
      ['What changes most', 'table', '60'],
      ['Billed volume per machine', 'table', '40'],
      ['Billed volume over time', 'timechart', '100'],
    ]);
  });

  test('says that a view is empty', () => {
    expect(new Set(viewsOf().map(({ content }) => content.noDataMessage))).toEqual(
      new Set(['No data. The time range may be too short, or the machines may not report.']),
    );
  });

  test('exports and filters tables, and nothing else', () => {
    expect(viewsOf().length).toBeGreaterThan(5);
    for (const { content } of viewsOf())
      expect([content.title, content.gridSettings, content.showExportToExcel]).toEqual([
        content.title,
        ...(content.visualization === 'table' ? [{ rowLimit: 1000, filter: true }, true] : [undefined, undefined]),
      ]);
  });

  test('looks at the time that the reader selected, but for what takes days to see and for resources', () => {
    const days = viewsOf().map(({ name, content: { timeContextFromParameter: from, timeContext: own } }) => [
      name,
      from ?? (own && own.durationMs / 86_400_000),
    ]);
    expect(days.filter(([, time]) => time !== 'TimeRange')).toEqual([
      ['machines', 30],
      ['withoutInventory', 1],
      ['extensionVersions', undefined],
      ['stoppedServices', 2],
      ['softwareInventory', 2],
    ]);
  });
});
