<?php
// Reads {"nows": [...], "expressions": [...]} from standard input and writes PHP's answers, a list for each expression.
date_default_timezone_set('UTC');
$asked = json_decode(stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR);
$answers = array_map(
    fn (string $expression) => array_map(fn (int $now) => strtotime($expression, $now), $asked['nows']),
    $asked['expressions'],
);
echo json_encode($answers, JSON_THROW_ON_ERROR);
