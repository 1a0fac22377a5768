"""Spanish signs (without accents) that mean little alone and much together."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import SignsRule, phrases

_HIJO: Final = r"(?:hij[oa]s?|nin[oa]s?|bebe|nene|nena|sobrin[oa]|niet[oa]|chiquit[oa]|menor(?:es)?)"
_GRANDE: Final = (
    r"(?:maestr[oa]s?|entrenador\w*|instructor\w*|profe|empleado|empleada|senor|senora|hombre|tipo|cuidador\w*"
    r"|coach|persona|desconocid[oa]|guardia|conserje)"
)
_CUERPO: Final = (
    r"(?:cabeza|espalda|hombro|brazo|codo|muneca|mano|dedo|pierna|rodilla|tobillo|pie|cuello|pecho|cadera"
    r"|costillas?|nariz|ojo|cara|barbilla|boca|diente|frente|oreja|ceja)"
)

SPANISH: Final = (
    SignsRule(
        name="injury_signs_together_es",
        reason=EscalateReason.INJURY,
        signs=(
            phrases(
                r"(?:(?:se|me) (?:me )?(?:le )?(?:abrio|abri|zafo|safo|trono|rompio|rompi|quebro|torcio|torci|corto"
                r"|corte|golpeo|golpee|lastimo|lastime|lesiono|lesione|inflamo|hincho|disloco|partio|parti|raspo"
                r"|raspe|quemo|queme|cayo|cai|desgarro)|sangr\w+|puntadas|hinchad[oa]|esguince|fractur\w*|moret\w+)"
            ),
            phrases(_CUERPO),
            phrases(
                r"(?:clase|maquina|gimnasio|gym|alberca|piscina|barra|pesas?|caminadora|escaleras?|regadera\w*"
                r"|ducha\w*|vestidor\w*|entrenador\w*|coach|banca|cancha|su|sus|ahi|alla|club|puerta|piso|mancuerna"
                r"|disco)"
            ),
        ),
        harmless=phrases(
            r"hace (?:anos|meses)|en (?:mi )?(?:casa|trabajo)|jugando (?:futbol|soccer)|(?:puedo|podria"
            r"|deberia) (?:ir|hacer|entrenar)"
        ),
    ),
    SignsRule(
        name="emergency_signs_together_es",
        reason=EscalateReason.EMERGENCY,
        signs=(
            phrases(
                r"(?:se (?:agarro|agarra|llevo la mano)|no (?:despierta|reacciona|contesta|respira|se mueve"
                r"|se levanta)|se (?:cayo|desplomo|desmayo|puso (?:morado|palido|gris|azul)|esta (?:ahogando"
                r"|poniendo))|convuls\w+|vomitando sangre)"
            ),
            phrases(
                r"(?:pecho|corazon|respira\w*|senor\w*|amig[oa]|persona|hombre|mujer|muchach[oa]|nin[oa]|mama|papa"
                r"|espos[oa]|alguien|alberca|piso|suelo)"
            ),
        ),
        harmless=phrases(
            r"se (?:me )?cayo (?:la (?:app|pagina|llamada|pesa)|el (?:sistema|celular|agua))|no contesta (?:nadie"
            r"|el telefono)"
        ),
    ),
    SignsRule(
        name="despair_signs_together_es",
        reason=EscalateReason.SELF_HARM,
        signs=(
            phrases(
                r"(?:mejor|preferiria|quisiera|ojala|pienso|ganas de) .. (?:no (?:estar|existir|despertar|vivir"
                r"|haber nacido)|desaparecer|dormir para siempre|irme para siempre|morir\w*)|(?:soy"
                r"|solo soy) una carga|(?:nadie|ninguno) me (?:necesita|quiere|extranaria)|no puedo (?:mas"
                r"|seguir asi)|(?:acabar|terminar) con (?:todo|esto)|me (?:lastimo|corto|hago dano)"
            ),
            phrases(
                r"(?:vida|vivir|estar|existir|ya|siempre|todo|sol[oa]|nadie|dano|morir\w*|desaparecer|adios|perdon"
                r"|gracias|pastillas|noche)"
            ),
        ),
        harmless=phrases(
            r"no puedo (?:mas )?(?:con (?:la clase|los burpees|las sentadillas|el precio)|ir|pagar|venir)|(?:acabar"
            r"|terminar) con (?:mi )?(?:contrato|membresia|plan)"
        ),
    ),
    SignsRule(
        name="harassment_signs_together_es",
        reason=EscalateReason.HARASSMENT,
        signs=(
            phrases(
                r"(?:hombre|tipo|senor|muchacho|chico|entrenador|instructor|empleado|el|alguien|sujeto|guardia"
                r"|compañero|companero|vecino|ex)"
            ),
            phrases(
                r"(?:me|nos|le|les) .. (?:grit\w+|sigu\w+|toc\w+|manos|agarr\w+|mira\w* (?:feo|raro|mucho)"
                r"|acorral\w+|empuj\w+|golpe\w+|peg\w+|insult\w+|amenaz\w+|grab\w+|film\w+|foto\w*|desnud\w+|bes\w+"
                r"|propuso|ofrecio|pidio fotos)"
            ),
            phrases(
                r"(?:cuerpo|cosas|horribl\w+|carro|coche|cintura|trasero|pierna\w*|vestidor\w*|bano|sin permiso"
                r"|miedo|incomod\w+|casa|afuera|estacionamiento|mujeres|groser\w+|feo|nalgas?|pompis|a proposito"
                r"|varias veces)"
            ),
        ),
        harmless=phrases(r"me (?:toca|toco) (?:clase|turno|pagar|venir)|me (?:corrige|ayudo|ayuda)"),
    ),
    SignsRule(
        name="minor_signs_together_es",
        reason=EscalateReason.MINOR,
        signs=(
            phrases(_HIJO),
            phrases(_GRANDE),
            phrases(
                r"(?:encerr\w*|peg\w+|grit\w+|toc(?:o|a|aron)|golpe\w+|sol[oa]s?|jal\w+|secreto\w*|fotos?|video\w*"
                r"|llor\w+|asust\w+|miedo|moret\w+|lastim\w+|desnud\w+|mensajes|telefono|castig\w+|sin permiso"
                r"|desconocid[oa]|insult\w+|abus\w*)"
            ),
        ),
        harmless=phrases(
            r"(?:encanta|feliz|contento|contenta|gracias|excelente|muy buen[oa]?) .... (?:maestr[oa]|entrenador\w*"
            r"|profe|coach)|(?:puede|podria|hay|cuanto|a que hora|cuando) .... (?:nin[oa]s?|hij[oa]s?)"
        ),
    ),
)
"""Tried after the phrases; each needs all its signs."""
