declare module 'natural/lib/natural/distance/jaro-winkler_distance' {
  /** 0: nothing in common; 1: the same. */
  export default function jaroWinklerDistance(
    a: string,
    b: string,
    options?: { ignoreCase?: boolean },
  ): number
}
