"""Spanish words (without accents) for injuries, theft and children."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

_CUERPO: Final = (
    r"(?:cabeza|espalda|hombro|brazo|codo|muneca|mano|dedo|pierna|rodilla|tobillo|pie|cuello|pecho|cadera"
    r"|costilla|nariz"
    r"|ojo|cara|dedos|manos|musculo|tendon)"
)

_HIJO: Final = r"(?:hij[oa]s?|nin[oa]s?|bebe|nene|nena|sobrin[oa]|niet[oa]|chiquit[oa])"

INJURY: Final = TextRule(
    name="injury_es",
    reason=EscalateReason.INJURY,
    says=phrases(
        r"(?:me|se) (?:tronó|trono|zafo|safo|disloco|abrio|hinch\w+) .. (?:cabeza|hombro|rodilla|espalda|tobillo"
        r"|mano|pie)|(?:me|le) (?:pego|golpeo|cayo|aplasto|machuco|agarro) .. (?:maquina|barra|pesa|puerta"
        r"|mancuerna|disco|dedo|mano)|(?:me|se) (?:lastime|lastimo|lesione|lesiono|torci|torcio|cai|cayo|resbale"
        r"|resbalo|quebre|quebro|rompi"
        r"|fracture|fracturo|corte|corto|queme|quemo|golpee|golpeo|tropece|tropezo|disloque|desgarre|esguince"
        rf"|pegue)(?: .. (?:{_CUERPO}|gimnasio|gym|clase|maquina|alberca|piscina|escalera\w*|ducha\w*|regadera\w*"
        r"|piso|caminadora|alli|ahi|club|vestidor\w*|pesas?))?",
        rf"me (?:duele|lastima|dolio) .. {_CUERPO} .... (?:clase|maquina|gimnasio|gym|entrenador|club|caida|ahi"
        r"|pesa|pesas)|(?:me|le) cayo (?:una|un|la|el) .. (?:pesa|barra|disco|mancuerna|maquina)"
        r"|accidente en (?:el|la|su) (?:gimnasio|gym|clase|club|alberca|piscina)|(?:urgencias|hospital|puntadas"
        r"|sala de emergencias)|lesion en (?:su|el|la) (?:gimnasio|gym|clase|club)",
    ),
    harmless=phrases(
        r"(?:me|se) (?:lastime|lesione|torci|cai|rompi|quebre|corte|queme|golpee"
        r"|fracture) .... (?:en (?:mi )?casa|en (?:el|mi) trabajo|jugando|hace (?:anos|meses)|el cabello|el pelo)"
        r"|me cayo (?:bien|mal|muy bien|el veinte|trabajo)|(?:me|se) (?:cai|cayo) (?:bien|mal|en cuenta"
        r"|el sistema|la app|de sueno)|trabajo en (?:el|un) hospital|se me corto|se corto la (?:llamada|luz)"
        r"|se cayo (?:la (?:pagina|app|llamada)|el sistema)"
    ),
)

THEFT: Final = TextRule(
    name="theft_es",
    reason=EscalateReason.THEFT,
    says=phrases(
        r"me (?:volaron|afanaron|bajaron|chingaron|tumbaron) (?:el|la|mi|los|las)|(?:desaparecio"
        r"|desaparecieron) (?:mi|con todo|todo|el|la)",
        r"se metieron (?:a|en) mi (?:casillero|locker|carro|coche|auto)|vaciaron mi (?:bolsa|cartera|casillero)",
        r"(?:se|me) (?:llevaron|llevo|sacaron|saco|quitaron) .. (?:mi|mis) (?:bolsa|mochila|cartera|celular"
        r"|telefono|reloj|llaves|tenis|dinero|laptop|bicicleta)|(?:no esta|ya no estaba|ya no esta) mi (?:bolsa"
        r"|mochila|cartera|celular|telefono|reloj|bicicleta)|rob(?:aron|o|ado|ados|ada|adas|ando|an|os)|hurt(?:o"
        r"|aron)|ladron\w*|asalt\w+|(?:forzaron|abrieron"
        r"|rompieron|reventaron) .. (?:casillero|locker|carro|coche|auto|candado|ventana|vidrio)|(?:desaparecio"
        r"|desaparecieron|falta|faltan) .. (?:de|en) mi (?:casillero|locker|mochila|bolsa|carro)|se (?:llevaron"
        r"|llevo) mi",
    ),
    harmless=phrases(r"me (?:robo|roban) (?:el corazon|tiempo)|(?:un|es un) robo de precio"),
)

MINOR: Final = TextRule(
    name="minor_es",
    reason=EscalateReason.MINOR,
    says=phrases(
        r"tengo 1[0-7](?= /|$| y| el| me| la| puedo)|(?:soy|estoy) (?:de|en) (?:secundaria|prepa|primaria)"
        r"|dejaron salir (?:sol[oa] )?a mi",
        r"(?:hay|vi|encontre) (?:un|una) (?:nin[oa]|bebe) (?:\w+ )?sol[oa]|(?:nin[oa]"
        r"|bebe) (?:sol[oa] )?llorando sol[oa]?",
        r"(?:nin[oa]s?|bebe|hij[oa]) .. (?:anda|esta|estaba|andaba|quedo|dejaron) sol[oa]s?|(?:maestr[oa]"
        r"|entrenador\w*|profe|empleado|senor|hombre|cuidador\w*) .... (?:le |les )?(?:pego|pega|grito|grita|toco"
        r"|encerro|jalo|dio|pidio|tomo fotos) .... (?:hij[oa]s?|nin[oa]s?)|(?:mi|un|una) (?:hij[oa]"
        r"|nin[oa]) .... (?:moret\w+|golpes|mordida|rasgu\w+|no quiere volver)|(?:tengo|acabo de cumplir"
        r"|cumpli) (?:solo |apenas |casi )?(?:8|9|1[0-7]) (?:anos|anitos)"
        r"|soy menor(?: de edad)?|sin (?:el )?permiso de mis (?:papas|padres)|mis (?:papas|padres) no (?:saben"
        r"|tienen)",
        rf"(?:no encuentro|se perdio|perdi|desaparecio|donde esta) (?:a )?mi {_HIJO}|{_HIJO} (?:perdid[oa]"
        rf"|desaparecid[oa])|mi {_HIJO} .. (?:lastim\w*|golpe\w*|toc(?:o|aron)|pego|pegaron|sol[oa]|sangr\w*"
        r"|encerr\w*|lloraba|abus\w*|mordi\w*)|(?:lastim\w+|golpe\w+|toc(?:o|aron)|peg(?:o|aron)|dejaron|grit\w+"
        rf"|llevo|grab\w+) .. a? ?mi {_HIJO} .. (?:sol[oa]|sin|en|por|a)|sin (?:permiso|avisar\w*"
        rf"|preguntar\w*) .. (?:mi )?{_HIJO}|abuso infantil|(?:menores de edad|pedofil\w*)",
    ),
    harmless=phrases(
        rf"(?:puede|pueden|podria) .. {_HIJO} .. sol[oa]s?|tengo 1[0-7] anos (?:de|como|en|siendo|entrenando"
        rf"|viniendo)|mi {_HIJO} .. sol[oa] (?:cosa|pregunta)"
    ),
)
