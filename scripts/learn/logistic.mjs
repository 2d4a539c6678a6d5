// Logistic regression over named signs, by Adam; small enough to read, and the same answer each time.

const RATE = 0.12;

/** Signs by number, and samples as parallel lists of numbers and strengths. */
function encode(samples, rare) {
  const counts = new Map();
  for (const signs of samples)
    for (const [sign, strength] of signs) if (strength) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= rare).map(([sign]) => sign);
  const numbers = new Map(names.map((sign, i) => [sign, i]));
  const rows = samples.map((signs) => {
    const known = [...signs].filter(([sign]) => numbers.has(sign));
    return {
      signs: Int32Array.from(known, ([sign]) => numbers.get(sign)),
      strengths: Float64Array.from(known, ([, strength]) => strength),
    };
  });
  return { names, rows };
}

/** One step of Adam on `weights`, whose last entry is the bias and is not kept small. */
function createStepper(size, count, keepSmall) {
  const mean = new Float64Array(size);
  const spread = new Float64Array(size);
  let step = 0;
  return (weights, gradient) => {
    step++;
    for (let i = 0; i < size; i++) {
      const slope = (gradient[i] + (i < size - 1 ? keepSmall * weights[i] : 0)) / count;
      mean[i] = 0.9 * mean[i] + 0.1 * slope;
      spread[i] = 0.999 * spread[i] + 0.001 * slope * slope;
      weights[i] -=
        (RATE * (mean[i] / (1 - 0.9 ** step))) / (Math.sqrt(spread[i] / (1 - 0.999 ** step)) + 1e-8);
    }
  };
}

function dot(weights, { signs, strengths }) {
  let sum = weights[weights.length - 1];
  for (let k = 0; k < signs.length; k++) sum += weights[signs[k]] * strengths[k];
  return sum;
}

function addTo(gradient, { signs, strengths }, error) {
  for (let k = 0; k < signs.length; k++) gradient[signs[k]] += error * strengths[k];
  gradient[gradient.length - 1] += error;
}

const asModel = (weights, names) => ({
  bias: weights[names.length],
  signs: Object.fromEntries(names.map((sign, i) => [sign, weights[i]])),
});

/**
 * Learns yes against no. `keepSmall` holds weights down, signs seen fewer than `rare` times are left out, and a yes
 * counts for up to `balance` noes where there are few. Signs that are `onlyAgainst` never speak for a yes.
 */
export function trainOne(
  samples,
  wanted,
  { keepSmall, rare, balance, steps = 80, onlyAgainst = (_sign) => false },
) {
  const { names, rows } = encode(samples, rare);
  const yes = wanted.filter(Boolean).length;
  const weightOfYes = Math.min(balance, (wanted.length - yes) / (yes || 1));
  const weights = new Float64Array(names.length + 1);
  const stepper = createStepper(weights.length, rows.length, keepSmall);
  const gradient = new Float64Array(weights.length);
  const held = [...names.keys()].filter((i) => onlyAgainst(names[i]));
  for (let step = 0; step < steps; step++) {
    gradient.fill(0);
    rows.forEach((row, i) => {
      const error = 1 / (1 + Math.exp(-dot(weights, row))) - (wanted[i] ? 1 : 0);
      addTo(gradient, row, wanted[i] ? error * weightOfYes : error);
    });
    stepper(weights, gradient);
    for (const i of held) weights[i] = Math.min(0, weights[i]);
  }
  return asModel(weights, names);
}

/** Learns which of several classes; a model for each, the strongest of which is meant. */
export function trainClasses(samples, wanted, classes, { keepSmall, rare, steps = 120 }) {
  const { names, rows } = encode(samples, rare);
  const all = classes.map(() => new Float64Array(names.length + 1));
  const steppers = classes.map(() => createStepper(names.length + 1, rows.length, keepSmall));
  for (let step = 0; step < steps; step++) {
    const gradients = classes.map(() => new Float64Array(names.length + 1));
    rows.forEach((row, i) => {
      const scores = all.map((weights) => Math.exp(dot(weights, row)));
      const sum = scores.reduce((a, b) => a + b);
      for (const [c, score] of scores.entries())
        addTo(gradients[c], row, score / sum - (wanted[i] === classes[c] ? 1 : 0));
    });
    for (const [c, weights] of all.entries()) steppers[c](weights, gradients[c]);
  }
  return Object.fromEntries(classes.map((name, c) => [name, asModel(all[c], names)]));
}
