/** Chance that k answers drawn of n, c of them right, are all right: C(c,k)/C(n,k) (tau-bench, Yao et al. 2024). */
export function passAll(n: number, c: number, k: number): number {
  let chance = 1;
  for (let drawn = 0; drawn < k; drawn++) chance *= Math.max(0, c - drawn) / (n - drawn);
  return chance;
}

/** Chance that at least one of k answers drawn of n, c of them right, is right (pass@k, Chen et al. 2021). */
export function passAny(n: number, c: number, k: number): number {
  return 1 - passAll(n, n - c, k);
}
