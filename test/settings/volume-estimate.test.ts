import { Token } from 'cdktf';
import { estimateVolume, type VolumeInput } from '../../lib/settings/volume-estimate';
import { messageOf } from '../support/synth';

const PRICES = { pricePerGb: 2, retentionPricePerGbMonth: 0.1 };

describe('the estimate of the volume', () => {
  test('is 40 MB a machine and month, and costs what the prices say', () => {
    const estimate = estimateVolume({ machines: { windows: 300, linux: 200 }, ...PRICES, retentionInDays: 91 });
    expect(estimate).toMatchObject({ machines: 500, gigabytes: 20, ingestion: 40, retention: 4 });
    expect(estimate.assumptions).toEqual([
      "Every machine sends 40 MB a month; Microsoft's figure of 40 MB is of the legacy agent.",
      'The first 31 days of retention are free, and a month has 30 days.',
      'Heartbeats, diagnostic logs, alerts and uploaded content are not counted.',
    ]);
  });

  test('leaves out machines that the settings leave out, what is free and the first 31 days', () => {
    expect(
      estimateVolume({
        machines: { windows: 300, linux: 200 },
        settings: { windows: false },
        megabytesPerMachine: 100,
        freeGbPerMonth: 5,
        ...PRICES,
      }),
    ).toMatchObject({ machines: 200, gigabytes: 20, ingestion: 30, retention: 0 });
  });

  test('charges long-term retention from where the interactive one ends', () => {
    const days = { retentionInDays: 30, totalRetentionInDays: 121 };
    const estimate = estimateVolume({ machines: { linux: 500 }, ...PRICES, ...days, longTermPricePerGbMonth: 0.01 });
    expect(estimate).toMatchObject({ gigabytes: 20, retention: 0, longTerm: expect.closeTo(0.6) });
  });

  test('takes every price, and 0 for each', () => {
    const input = {
      machines: { windows: 0, linux: 1000 },
      settings: {},
      megabytesPerMachine: 25,
      pricePerGb: 0,
      freeGbPerMonth: 0,
      retentionInDays: 61,
      totalRetentionInDays: 91,
      retentionPricePerGbMonth: 2,
      longTermPricePerGbMonth: 1,
    };
    const { assumptions, ...estimate } = estimateVolume(input);
    expect(estimate).toEqual({ machines: 1000, gigabytes: 25, ingestion: 0, retention: 50, longTerm: 25 });
    expect(assumptions[0]).toContain('sends 25 MB a month');
    const absent = { freeGbPerMonth: undefined, settings: undefined } as object;
    expect(estimateVolume({ machines: { linux: 25 }, pricePerGb: 1, ...absent })).toMatchObject({
      gigabytes: 1,
      ingestion: 1,
      retention: 0,
      longTerm: 0,
    });
  });

  test('is nothing to pay below what is free', () => {
    const { ingestion } = estimateVolume({ machines: { linux: 10 }, freeGbPerMonth: 5, ...PRICES });
    expect(ingestion).toBe(0);
  });

  test.each<[unknown, string]>([
    [undefined, '[estimateVolume] must be { machines, pricePerGb }, got undefined'],
    [{ ...PRICES }, '[estimateVolume] machines is missing: give an object'],
    [{ machines: { linux: 1 } }, '[estimateVolume] pricePerGb is missing: give a number'],
    [{ machines: [], ...PRICES }, '[estimateVolume] machines must be an object'],
    [{ machines: { macos: 1 }, ...PRICES }, "[estimateVolume] machines has no 'macos'"],
    [
      { machines: { linux: '12' }, ...PRICES },
      "[estimateVolume] machines.linux must be a number, got the text '12': remove the quotes",
    ],
    [{ machines: {}, ...PRICES, freeGb: 5 }, "[estimateVolume] has no 'freeGb'"],
    [{ machines: {}, ...PRICES, settings: { window: false } }, "settings has no 'window'"],
    [{ machines: { windows: -1 }, ...PRICES }, '[estimateVolume] machines.windows must be a number from 0, got -1'],
    [
      { machines: {}, ...PRICES, freeGbPerMonth: Number.POSITIVE_INFINITY },
      '[estimateVolume] freeGbPerMonth must be a number from 0, got Infinity',
    ],
    [{ machines: {}, ...PRICES, megabytesPerMachine: Number.NaN }, 'megabytesPerMachine must be a number, got NaN'],
    [
      { machines: { linux: Token.asNumber({ resolve: () => 1 }) }, ...PRICES },
      'machines.linux must be a number from 0, got a value known only at apply: set a literal number',
    ],
  ])('refuses %j', (input, message) => {
    expect(messageOf(() => estimateVolume(input as VolumeInput))).toContain(message);
  });
});
