"""Spanish words (without accents) for danger, harm and harassment."""

from typing import Final

from spotter.domain.judgement import EscalateReason
from spotter.policy.hard_rules.rule import TextRule, phrases

_ALGUIEN: Final = (
    r"(?:alguien|el|ella|un hombre|hombre|una mujer|mujer|senor|senora|tipo|muchacho|muchacha|chico|chica"
    r"|entrenador|entrenadora"
    r"|instructor|instructora|empleado|empleada|profe|socio|companero|persona|nino|nina|hijo|hija|esposo|esposa)"
)

EMERGENCY: Final = TextRule(
    name="emergency_es",
    reason=EscalateReason.EMERGENCY,
    says=phrases(
        r"huele (?:\w+ )?a (?:gas|quemado|humo)",
        r"(?:le|me|te|a mi \w+ le) duele (?:mucho |mucho mucho |bastante )?el (?:pecho|corazon)|(?:tirad[oa]"
        r"|caid[oa]|desvanecid[oa]) (?:en|sobre) el (?:piso|suelo)|se (?:esta )?(?:poniendo|puso) (?:morad[oa]|azul"
        r"|gris)|no le (?:encuentro|siento) (?:el )?pulso|manden (?:ayuda|a alguien)|ambulancia|paramedicos?"
        r"|emergencia|911|llamen al 9\w*|auxilio|socorro",
        r"(?:se )?(?:desmayo|desmayando|desmayada|desmayado|colapso|desplomo|convulsion\w*|ahogando|ahogo"
        r"|ahogandose|infarto|desvanecio)|paro cardiaco|ataque (?:al corazon|cardiaco|epileptico)|derrame"
        r"|inconsciente|sobredosis|atragant\w*",
        r"no (?:puede|puedo|esta|logra|puede ni) respira\w*|no respira|no (?:se mueve|responde|reacciona"
        r"|despierta)|dolor (?:\w+ )?(?:de|en el) pecho|me duele (?:mucho )?el pecho",
        r"(?:sangrando|sangra) (?:mucho|bastante|de|por)|mucha sangre|sangre por todos? (?:lados|partes)",
        r"incendio|fuego|se (?:esta )?quema\w*|humo|huele a (?:gas|quemado|humo)|fuga de gas|olor a gas|explosion"
        r"|exploto",
        r"(?:esta|se esta|se) (?:muriendo|murio)|tiene (?:una pistola|un arma|un cuchillo|una navaja)|disparo\w*"
        r"|balazos?|tiroteo|atrapad[oa]s?|encerrad[oa]s?",
    ),
    harmless=phrases(
        r"911 (?:memorial|stair|climb|class|training|discount|workout)",
        r"(?:salida|contacto|puerta|luz) de emergencia|emergencia (?:familiar|en casa|de trabajo|del trabajo)"
        r"|no es (?:una )?emergencia|(?:me )?muero (?:de|por)|estoy muriendo de|en caso de emergencia|clase (?:de"
        r"|estuvo) fuego|estuvo de fuego|quema(?:r|ndo)? (?:grasa|calorias)|se quema grasa",
    ),
)

SELF_HARM: Final = TextRule(
    name="self_harm_es",
    reason=EscalateReason.SELF_HARM,
    says=phrases(
        r"descanso por fin|(?:irme|me voy) (?:para siempre )?de este mundo|que (?:la|lo|los|las) quise|no (?:quiero"
        r"|voy a) llegar a manana|mis cosas ya no las (?:necesito|voy a necesitar)",
        r"(?:no|ya no) (?:le )?(?:veo|encuentro|hallo) (?:el )?sentido a (?:la|mi) vida|(?:mejor|preferiria"
        r"|quisiera) (?:\w+ )?(?:estar )?muert[oa]",
        r"(?:no|nunca mas) (?:despertar|despertarme|amanecer)|para que (?:vivir|seguir viviendo)"
        r"|nadie me (?:va a extranar|extranaria|extranara|echaria)|ojala (?:me muriera|no despertara"
        r"|estuviera muert[oa])|me (?:tome|trague) (?:muchas|todas|un (?:frasco|monton|bote)) .. pastillas"
        r"|(?:cortando|cortandome) (?:otra vez|de nuevo)|me corto (?:los|las) (?:brazos|venas|munecas|piernas)"
        r"|tirarme (?:de|del) .. (?:puente|edificio|techo|azotea)|(?:cansad[oa]|hart[oa]) de (?:vivir|esta vida)"
        r"|(?:vida|vivir) .. no tiene sentido|sin sentido (?:la vida|vivir)|juntando (?:mis |las )?pastillas"
        r"|despedirme de todos|suicid\w*|matarme|me (?:quiero|voy a) (?:matar|morir)|quiero (?:morir\w*|desaparecer"
        r"|estar muert[oa])"
        r"|quitarme la vida|acabar con (?:mi vida|todo)|terminar con (?:mi vida|todo)|no quiero (?:vivir"
        r"|seguir viviendo|estar aqui)(?: mas)?|ya no quiero (?:vivir|seguir|estar aqui)",
        r"(?:lastimarme|cortarme|hacerme dano)(?: dano| a proposito| sola| solo)?|(?:no tengo"
        r"|sin) (?:razon|razones|ganas) (?:para|de) vivir|no vale la pena vivir|mejor muert[oa]"
        r"|estarian mejor sin mi|no puedo (?:mas con|seguir con|con) (?:la|mi|esta) vida"
        r"|ya no aguanto (?:mas )?(?:la|mi|esta) vida|anorexia|bulimia|trastorno aliment\w*",
    ),
    harmless=phrases(r"(?:miedo|temor|sin|no quiero|evitar|puedo) (?:a |de )?(?:lastimarme|hacerme dano)"),
)

HARASSMENT: Final = TextRule(
    name="harassment_es",
    reason=EscalateReason.HARASSMENT,
    says=phrases(
        r"se mete(?:n)? (?:al|en el|a los|en los) (?:vestidor\w*|bano\w*|ducha\w*|regadera\w*)|me grito (?:cosas"
        r"|groserias|horrible)",
        r"(?:me|nos) (?:esta|anda|estan|andan|viene|venia|estuvo|estaba|vino) (?:siguiendo|grabando|filmando"
        r"|tocando|molestando|acosando|observando|tomando (?:fotos|video)|mirando|esperando (?:afuera|en el))"
        r"|me dice (?:cosas|groserias|piropos)|(?:dice|dijo|hace|grita|hizo) .... (?:cosas|groserias|piropos"
        r"|comentarios) .. (?:de |sobre )?mi(?:s)? (?:cuerpo|piernas|trasero|pechos)?|me (?:dijo|grita|grito"
        r"|llamo) (?:gorda|gordo|fea|puta|perra|negr[oa]|groserias|maric\w+)|se (?:desnudo|masturb\w*"
        r"|estaba tocando|esta tocando)|regres\w* a (?:mi|tu|su) pais|me (?:arrincono|acorralo|bloqueo el paso)"
        r"|mi ex .... (?:aparece|viene|sigue|espera|amenaza)|mientras (?:me|nos) (?:cambi\w+|ban\w+)|acos\w+"
        r"|hostig\w+|manose\w+|viol(?:o|aron|ador|ada)|sexual\w*|degenerad[oa]|pervertid[oa]|morbos[oa]"
        r"|amenaz\w+|agred\w+|agresion|abus(?:o|aron|ador)|insult\w+|racis\w+|racial\w*|indecente|desnud[oa]s?"
        r"|inapropiad\w+",
        rf"{_ALGUIEN} .. me (?:toco|tocando|agarro|agarra|toca|golpeo|pego|empujo|sigue|siguio|grabo|graba"
        r"|esta grabando|filmo|tomo fotos|toma fotos|mira|incomoda|beso|grito)|me (?:toco|tocaron|agarraron"
        r"|golpearon|golpeo|pegaron|empujaron|siguio|siguieron|grabaron|filmaron|manosearon|persigue|persiguio)"
        r"|me (?:toco|agarro|grabo) .. (?:pierna|trasero|cuerpo|nalga\w*|pecho|brazo)",
        r"(?:graba\w*|filma\w*|tom(?:a|o|ando) (?:fotos|videos)) .. (?:mujeres|chicas|vestidor\w*|bano|ducha\w*"
        r"|vestuario\w*|ninas)|camara .. (?:bano|vestidor\w*|vestuario\w*|ducha\w*)|me (?:hace"
        r"|hizo) sentir (?:incomod[oa]|insegur[oa])|(?:voy a|te voy a|los voy a|lo voy a) (?:matar|golpear|pegar"
        r"|disparar|partir)\w*|no me deja en paz|comentarios .. (?:cuerpo|sexual\w*|racista\w*|obscen\w*)",
    ),
    harmless=phrases(
        r"(?:dejen|deja|deje|paren) de acos\w+(?:me)?(?: con)?|me (?:toco|toca) (?:la clase|el turno|pagar|venir"
        r"|un|una|esperar)"
    ),
)

SAFETY: Final = TextRule(
    name="safety_es",
    reason=EscalateReason.SAFETY,
    says=phrases(
        r"(?:toques?|descarga|corriente) (?:electric[oa]s?)?|dio toques",
        r"a punto de (?:romperse|caerse|reventar\w*|soltarse|explotar|desprenderse)",
        r"se revento|reventad[oa]|se (?:esta|estan) (?:cayendo|rompiendo|desprendiendo|soltando)|(?:cable|poste"
        r"|foco|lampara|ventilador|techo) .. (?:colgando|suelto|cayendo)|(?:perro|hombre|tipo"
        r"|persona) .. (?:sospechos[oa]|agresiv[oa])|sospechos[oa]|huele a (?:cloro|quimic\w+)|me dio (?:toques"
        r"|corriente)|(?:salida|puerta) de emergencia .. (?:bloquead|cerrad|trabad)\w+|peligros[oa]s?|peligro"
        r"|insegur[oa]|arma|pistola|cuchillo|navaja|pelea|pelean\w*|a golpes|intrus[oa]"
        r"|borrach[oa]|drogad[oa]|drogas|vidrios? rot\w*|cables? (?:expuest\w*|suelt\w*|pelad\w*)|(?:choque"
        r"|descarga) electric[oa]|chispas|resbalos[oa]s?|se va a caer|moho|inunda\w*|gotera\w*",
        r"(?:maquina|cable|barra|banca|pesa|pesas|caminadora|polea|techo|espejo|puerta|asiento) .. (?:se rompio"
        r"|se solto|se cayo|se desprendio|se esta cayendo|floja|flojo|suelt[oa]|se va a caer|echa chispas)"
        r"|alguien (?:se )?(?:puede|podria|va a) (?:lastimar|lesionar|caer|salir lastimado)\w*|tengo miedo"
        r"|no me siento segur[oa]|estoy sol[oa] .. miedo",
    ),
    harmless=phrases(
        r"(?:es|no es|seria) peligroso|sin peligro|arma (?:secreta|un)|se arma|miedo (?:de|a) (?:empezar"
        r"|las maquinas|lastimarme|ir)"
    ),
)
