import fc from 'fast-check';

test('generated inputs are the same in every run, unless FC_SEED has another seed', () => {
  expect(fc.readConfigureGlobal()).toMatchObject({ seed: Number(process.env['FC_SEED'] ?? 1) });
});
