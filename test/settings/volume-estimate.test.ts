import { estimateVolume } from '../../lib/settings/volume-estimate';

const PRICES = { pricePerGb: 2, retentionPricePerGbMonth: 0.1 };

describe('the estimate of the volume', () => {
  test('is 40 MB a machine and month, and costs what the prices say', () => {
    const estimate = estimateVolume({ machines: { windows: 300, linux: 200 }, ...PRICES, retentionInDays: 91 });
    expect(estimate).toMatchObject({ machines: 500, gigabytes: 20, ingestion: 40, retention: 4 });
    expect(estimate.assumptions).toContainEqual(expect.stringContaining('legacy agent'));
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

  test('is nothing to pay below what is free', () => {
    const { ingestion } = estimateVolume({ machines: { linux: 10 }, freeGbPerMonth: 5, ...PRICES });
    expect(ingestion).toBe(0);
  });

  test.each([
    [{ machines: { windows: -1 } }, 'windows must be a number from 0, got -1'],
    [{ machines: {}, megabytesPerMachine: Number.NaN }, 'megabytesPerMachine must be a number from 0, got NaN'],
  ])('refuses %j', (input, message) => {
    expect(() => estimateVolume({ ...PRICES, ...input })).toThrow(message);
  });
});
