// src/domain/statistics/normal.ts
/** The 0.975 quantile of the standard normal: half the width of every 95 % interval, in standard errors. */
const Z_975 = 1.959963984540054;

// src/domain/statistics/log-gamma.ts
/**
* Natural logarithm of the gamma function for x > 0, to about 1e-15 relative: Stirling's series at 10 and above,
* reached from below by the recurrence (Abramowitz & Stegun 6.1.15 and 6.1.41).
*/
function logGamma(x) {
	let shifted = x;
	let product = 1;
	while (shifted < 10) {
		product *= shifted;
		shifted += 1;
	}
	const inverse = 1 / shifted;
	const square = inverse * inverse;
	const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360 - square / 156))))));
	return (shifted - .5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2 + series - Math.log(product);
}
/** Logarithm of the binomial coefficient C(n, k), 0 <= k <= n. */
function logChoose(n, k) {
	return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

// src/domain/statistics/incomplete-beta.ts
/**
* Regularised incomplete beta function I_x(a, b) for a, b > 0 and x in [0, 1], by Lentz's continued fraction
* (Numerical Recipes 6.4). It is the tail of the binomial and of Student's t.
*/
function incompleteBeta(x, a, b) {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
	if (x < (a + 1) / (a + b + 2)) return front * continuedFraction(x, a, b) / a;
	return 1 - front * continuedFraction(1 - x, b, a) / b;
}
const TINY = 1e-300;
function continuedFraction(x, a, b) {
	let c = 1;
	let d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
	let value = d;
	for (let m = 1; m <= 1e5; m++) {
		const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / awayFromZero(1 + even * d);
		c = awayFromZero(1 + even / c);
		value *= d * c;
		const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / awayFromZero(1 + odd * d);
		c = awayFromZero(1 + odd / c);
		value *= d * c;
		if (Math.abs(d * c - 1) < 1e-15) break;
	}
	return value;
}
function awayFromZero(value) {
	return Math.abs(value) < TINY ? TINY : value;
}

export { logChoose as n, Z_975 as r, incompleteBeta as t };