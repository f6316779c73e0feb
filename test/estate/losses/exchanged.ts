import { check, type Review, review } from '../../../lib/estate';
import { HEALTHY } from './healthy';
import { AT_APPLY, edited, type Pieces, placesIn } from './piece';
import { planOf } from './render';

export const EXCHANGED_FILE = 'test/estate/losses/exchanged.json';

const FORMS = { azurerm: ['azurerm', 'attributes'], azapi: ['arm', 'body'] } as const;

type ExchangedDialect = keyof typeof FORMS;
export const EXCHANGED_DIALECTS = Object.keys(FORMS) as ExchangedDialect[];

/** How a value of the healthy estate is exchanged: for what, and what is then read. */
interface Exchanging {
  readonly to: unknown;
  readonly read: (pieces: Pieces, dialect: ExchangedDialect) => Review;
}

const changed: Exchanging['read'] = (pieces, dialect) => review(planOf(dialect, HEALTHY, pieces));

const WAYS = {
  'known at apply': { to: AT_APPLY, read: changed },
  'new, known at apply': { to: AT_APPLY, read: (pieces, dialect) => review(planOf(dialect, {}, pieces)) },
  'a variable': { to: '${var.open}', read: (pieces, dialect) => check(configurationOf(dialect, pieces)) },
  'no longer there': { to: null, read: changed },
} as const satisfies Record<string, Exchanging>;
type Way = keyof typeof WAYS;

/** The findings of one exchange. */
export interface Exchange {
  readonly way: Way;
  /** The path of the value in its piece. */
  readonly place: string;
  readonly findings: Review['findings'];
}

/** Every exchange of a value of one piece of the healthy estate. */
export function exchangesOf(dialect: ExchangedDialect, key: string): Exchange[] {
  const [form, part] = FORMS[dialect];
  const stated = (HEALTHY[key]?.[form] as Readonly<Record<string, unknown>> | undefined)?.[part];
  return [...placesIn(stated)].flatMap((path) => {
    const place = path.join('/');
    return (Object.keys(WAYS) as Way[])
      .filter((way) => canBe(way, dialect, `${key}/${place}`))
      .map((way) => {
        const pieces = edited(HEALTHY, [key, form, part, ...path], WAYS[way].to) as Pieces;
        return { way, place, findings: WAYS[way].read(pieces, dialect).findings };
      });
  });
}

/** Whether there is such an exchange: in configuration, an expression cannot stand for a block of azurerm. */
function canBe(way: Way, dialect: ExchangedDialect, place: string): boolean {
  const isBlock =
    /^rule\/(data_sources(\/0(\/extension(\/\d)?)?)?|data_flow(\/0)?|destinations(\/0(\/log_analytics(\/0)?)?)?)$/;
  return dialect === 'azurerm' ? way !== 'a variable' || !isBlock.test(place) : way !== 'no longer there';
}

interface Plan {
  readonly resource_changes: readonly { readonly address: string; readonly change: { readonly after: unknown } }[];
}

/** The configuration that makes an estate. */
function configurationOf(dialect: ExchangedDialect, pieces: Pieces): unknown {
  const resource: Record<string, Record<string, unknown>> = {};
  for (const { address, change } of (planOf(dialect, {}, pieces) as Plan).resource_changes) {
    const [type = '', name = ''] = address.split('.');
    resource[type] = { ...resource[type], [name]: change.after };
  }
  return { resource };
}

/** By `<way>: <place>`: a line for each finding that there is not without the exchange, and with a minus for each that is gone. */
export type SaidOfExchanges = Readonly<Record<string, readonly string[]>>;

export function saidOfExchanges(dialect: ExchangedDialect, exchanges: readonly Exchange[]): SaidOfExchanges {
  const said = exchanges.map(({ way, place, findings }) => {
    const [lines, without] = [linesOf(findings), usual(way, dialect)];
    return [
      `${way}: ${place}`,
      [
        ...lines.filter((line) => !without.includes(line)),
        ...without.filter((one) => !lines.includes(one)).map((one) => `- ${one}`),
      ],
    ] as const;
  });
  return Object.fromEntries(said.filter(([, lines]) => lines.length > 0));
}

const known = new Map<string, string[]>();

/** What is said without an exchange. */
function usual(way: Way, dialect: ExchangedDialect): string[] {
  const lines = known.get(`${way} ${dialect}`) ?? linesOf(WAYS[way].read(HEALTHY, dialect).findings);
  known.set(`${way} ${dialect}`, lines);
  return lines;
}

function linesOf(findings: Review['findings']): string[] {
  return findings.map(({ id, address, subject, was, becomes }) => {
    const [, name] = address.split('.');
    return `${id} ${name} | ${subject}: ${was} -> ${becomes}`;
  });
}

/** The text of `EXCHANGED_FILE`: what is said of the exchanges in each piece, by dialect. */
export function exchangedFile(): string {
  const all = EXCHANGED_DIALECTS.map((dialect) => [
    dialect,
    Object.fromEntries(Object.keys(HEALTHY).map((key) => [key, saidOfExchanges(dialect, exchangesOf(dialect, key))])),
  ]);
  return `${JSON.stringify(Object.fromEntries(all), undefined, 1)}\n`;
}
