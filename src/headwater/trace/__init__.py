"""Who rests on whom: Credit + Copy + Claim -> source graph, roots, minimum cuts."""
