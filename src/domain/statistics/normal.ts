/** The 0.975 quantile of the standard normal: half the width of every 95 % interval, in standard errors. */
export const Z_975 = 1.959963984540054;
